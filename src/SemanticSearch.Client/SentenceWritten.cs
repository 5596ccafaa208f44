namespace SemanticSearch.Client;

/// <summary>A sentence of the answer is there.</summary>
/// <param name="Sentence">The sentence.</param>
public sealed record SentenceWritten(AnswerSentence Sentence) : AskEvent;
