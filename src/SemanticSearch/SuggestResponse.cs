namespace SemanticSearch;

/// <summary>How a text might go on, and how it was perhaps meant.</summary>
public sealed record SuggestResponse
{
    /// <summary>The text as it was asked.</summary>
    public required string Query { get; init; }

    /// <summary>The collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Countries, then speakers, then titles that fit the last words, those with most documents first; often empty.</summary>
    public required IReadOnlyList<Completion> Completions { get; init; }

    /// <summary>The text with words that the collection hardly has replaced by those that it has; null for none.</summary>
    public string? DidYouMean { get; init; }
}
