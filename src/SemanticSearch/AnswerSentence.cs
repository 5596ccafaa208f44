namespace SemanticSearch;

/// <summary>A sentence of an answer with what it rests on.</summary>
/// <param name="Text">Its words. In an extractive answer they are those of its one source.</param>
/// <param name="Sources">What it rests on; empty where a language model named nothing that there is.</param>
public sealed record AnswerSentence(string Text, IReadOnlyList<AnswerSource> Sources)
{
    /// <summary>What stands in quotation marks, but in none of the passages that the sentence names.</summary>
    public IReadOnlyList<string> UnverifiedQuotes { get; init; } = [];
}
