namespace SemanticSearch;

/// <summary>A place in a document that holds a quotation, or most of its words.</summary>
public sealed record QuoteMatch
{
    /// <summary>How the quotation agrees with this place: exact, repaired, spliced or altered.</summary>
    public required QuoteVerdict Verdict { get; init; }

    /// <summary>Which document it is.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>Whether speaker and document are those that were named; null if none was.</summary>
    public bool? IsAttributed { get; init; }

    /// <summary>Words that are equal, as a share of the longer of quotation and source: 0.8 to 1.</summary>
    public required double Similarity { get; init; }

    /// <summary>How the writing differs where the words are the same; empty if it does not.</summary>
    public required IReadOnlyList<QuoteDifference> Differences { get; init; }

    /// <summary>The words that differ, in the order of the quotation; empty if none does.</summary>
    public required IReadOnlyList<QuoteEdit> Edits { get; init; }

    /// <summary>What is quoted, in order: one span, or several for a spliced quotation.</summary>
    public required IReadOnlyList<QuotePiece> Pieces { get; init; }
}
