namespace SemanticSearch;

/// <summary>Whether a quotation is in a collection, and where.</summary>
public sealed record QuoteResponse
{
    /// <summary>The quotation as it was sent.</summary>
    public required string Quote { get; init; }

    /// <summary>The collection that was looked in.</summary>
    public required string Collection { get; init; }

    /// <summary>The best that can be said of it.</summary>
    public required QuoteVerdict Verdict { get; init; }

    /// <summary>How many documents hold it, altered ones not counted unless there are no others.</summary>
    public required long Documents { get; init; }

    /// <summary>Whether there may be more documents than <see cref="Documents"/>.</summary>
    public required bool IsAtLeast { get; init; }

    /// <summary>The places, best first: of the right speaker and document before others, exact before repaired, and so on; then by
    /// document id and offset.</summary>
    public required IReadOnlyList<QuoteMatch> Matches { get; init; }

    /// <summary>What the reader should know of how the answer came about.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Time from request to answer, in milliseconds.</summary>
    public required double TookMilliseconds { get; init; }
}
