namespace SemanticSearch.Client;

/// <summary>The answer is complete.</summary>
/// <param name="Answer">All of it.</param>
/// <param name="Warnings">What the reader should know of how it came about.</param>
public sealed record AnswerEnded(Answer Answer, IReadOnlyList<string> Warnings) : AskEvent;
