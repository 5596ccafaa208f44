namespace SemanticSearch;

/// <summary>The answer to an <see cref="AskRequest"/>.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Search">What was searched for, and the passages that were found, which the answer's sources name by their citations.</param>
/// <param name="Warnings">What the reader should know of how the answer came about, beside what <paramref name="Search"/> says.</param>
public sealed record AskResponse(string Question, Answer Answer, SearchResponse Search, IReadOnlyList<string> Warnings);
