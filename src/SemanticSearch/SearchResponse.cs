namespace SemanticSearch;

/// <summary>The ranked answer to a <see cref="SearchRequest"/>.</summary>
public sealed record SearchResponse
{
    /// <summary>The query as it was asked.</summary>
    public required string Query { get; init; }

    /// <summary>The collection that was searched.</summary>
    public required string Collection { get; init; }

    /// <summary>How passages were retrieved; where a leg failed, the other one's name.</summary>
    public required SearchMode Mode { get; init; }

    /// <summary>The embedding model that the collection is indexed with.</summary>
    public required string Model { get; init; }

    /// <summary>How the query was read.</summary>
    public required QueryInterpretation Interpretation { get; init; }

    /// <summary>How many chunks of how many documents were compared with the query.</summary>
    public required SearchScope Scope { get; init; }

    /// <summary>How much matches, whatever the limit.</summary>
    public required SearchTotal Total { get; init; }

    /// <summary>What the answer can rest on.</summary>
    public required SearchCoverage Coverage { get; init; }

    /// <summary>Counts of values among all that matches, in the order that they were asked for.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>What the reader should know of how the answer came about, such as a query cut to the model's limit.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Why there is no passage; null if there is one.</summary>
    public string? EmptyReason { get; init; }

    /// <summary>Time from request to answer, in milliseconds.</summary>
    public required double TookMilliseconds { get; init; }

    /// <summary>Where the time went; null where no explanation was asked for.</summary>
    public SearchTimings? Timings { get; init; }

    /// <summary>The passages, best first.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>The passages by document; empty where grouping was not asked for.</summary>
    public IReadOnlyList<PassageGroup> Groups { get; init; } = [];
}
