namespace SemanticSearch;

/// <summary>A question to a collection.</summary>
public sealed record SearchRequest
{
    /// <summary>The longest query, in characters.</summary>
    public const int MaximumQueryLength = 4_096;

    /// <summary>The most passages of one answer.</summary>
    public const int MaximumLimit = 1_000;

    /// <summary>The collection that is meant where none is named.</summary>
    public const string DefaultCollection = "default";

    /// <summary>What is asked, in plain language: 1 to 4,096 characters, not all white space.</summary>
    public required string Query { get; init; }

    /// <summary>How many passages to return at most, 1 to 1,000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>How to retrieve them.</summary>
    public SearchMode Mode { get; init; } = SearchMode.Dense;

    /// <summary>The collection to search.</summary>
    public string Collection { get; init; } = DefaultCollection;

    /// <summary>How much text to return around each passage.</summary>
    public ContextWindow Context { get; init; } = new();

    /// <summary>Whether to mark the query's words and the sentence that answers best in each passage.</summary>
    public bool Highlight { get; init; } = true;
}
