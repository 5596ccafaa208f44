namespace SemanticSearch.Client;

/// <summary>A sentence of an answer with what it rests on.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Sources">What it rests on; empty where a language model named nothing that there is.</param>
/// <param name="UnverifiedQuotes">What stands in quotation marks, but in none of the passages that the sentence names.</param>
public sealed record AnswerSentence(string Text, IReadOnlyList<AnswerSource> Sources, IReadOnlyList<string> UnverifiedQuotes);
