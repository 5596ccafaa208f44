namespace SemanticSearch;

/// <summary>A span of a document that a quotation, or the part of it between two ellipses, quotes.</summary>
public sealed record QuotePiece
{
    /// <summary>Offset of the first character in the document's canonical text, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past the last character.</summary>
    public required int End { get; init; }

    /// <summary>The document's own words, exactly <c>[Start, End)</c> of its canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>Number of the page that it begins on, from 1; null if the source has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>What is printed on that page; null if that is not known.</summary>
    public string? PageLabel { get; init; }

    /// <summary>The headings above it, outermost first.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Who says it; null if nobody in particular does.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>The citation id (see <see cref="CitationId"/>) that <c>GET /v1/passages/{id}</c> resolves.</summary>
    public required string Citation { get; init; }

    /// <summary>SHA-256 of the piece's UTF-8 text, as 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }
}
