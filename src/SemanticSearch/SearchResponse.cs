namespace SemanticSearch;

/// <summary>The ranked answer to a <see cref="SearchRequest"/>.</summary>
public sealed record SearchResponse
{
    /// <summary>The query as it was searched for.</summary>
    public required string Query { get; init; }

    /// <summary>The collection that was searched.</summary>
    public required string Collection { get; init; }

    /// <summary>How passages were retrieved.</summary>
    public required SearchMode Mode { get; init; }

    /// <summary>The embedding model that the collection is indexed with.</summary>
    public required string Model { get; init; }

    /// <summary>How many chunks of how many documents were compared with the query.</summary>
    public required SearchScope Scope { get; init; }

    /// <summary>What the reader should know of how the answer came about, such as a query cut to the model's limit.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Time from request to answer, in milliseconds.</summary>
    public required double TookMilliseconds { get; init; }

    /// <summary>The passages, best first.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }
}
