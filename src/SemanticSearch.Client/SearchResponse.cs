namespace SemanticSearch.Client;

/// <summary>The ranked answer to a <see cref="SearchRequest"/>.</summary>
public sealed record SearchResponse
{
    /// <summary>The query as it was asked.</summary>
    public required string Query { get; init; }

    /// <summary>The collection that was searched.</summary>
    public required string Collection { get; init; }

    /// <summary>How passages were retrieved; where a leg failed, the other one's name.</summary>
    public required string Mode { get; init; }

    /// <summary>How much matches, whatever the limit.</summary>
    public required SearchTotal Total { get; init; }

    /// <summary>Counts of values among all that matches, in the order that they were asked for.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>What the reader should know of how the answer came about.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why there is no passage; null if there is one.</summary>
    public string? EmptyReason { get; init; }

    /// <summary>Time from request to answer on the server, in milliseconds.</summary>
    public double TookMilliseconds { get; init; }

    /// <summary>The passages, best first.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }
}
