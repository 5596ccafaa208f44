using System.ComponentModel.DataAnnotations;

namespace SemanticSearch;

/// <summary>How a language model, where one is set, writes answers: the configuration section <c>SemanticSearch:Answering</c>, validated at
/// start.</summary>
public sealed class AnsweringOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = $"{SemanticSearchOptions.Section}:Answering";

    /// <summary>How long the model may take for an answer before the extractive one stands, in seconds, 1 to 600.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long it may take to make a question that stands alone of a conversation, in seconds, 1 to 600.</summary>
    [Range(1, 600)]
    public int RewriteTimeoutSeconds { get; set; } = 10;

    /// <summary>The most characters of passages that the model is given, the best first, 1,000 to 1,000,000; one passage is given in any
    /// case.</summary>
    [Range(1_000, 1_000_000)]
    public int PassageCharacters { get; set; } = 24_000;

    /// <summary>The most tokens that the model may write, 16 to 100,000.</summary>
    [Range(16, 100_000)]
    public int OutputTokens { get; set; } = 1_000;
}
