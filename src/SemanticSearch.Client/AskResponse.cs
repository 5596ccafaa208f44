namespace SemanticSearch.Client;

/// <summary>The answer to an <see cref="AskRequest"/>.</summary>
/// <param name="Question">The question as it was asked.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Search">The passages, which the answer's sources name by their citations.</param>
/// <param name="Warnings">What the reader should know of how the answer came about.</param>
public sealed record AskResponse(string Question, Answer Answer, SearchResponse Search, IReadOnlyList<string> Warnings);
