namespace SemanticSearch;

/// <summary>
/// The indexed unit: the span <c>[Start, End)</c> of a document's canonical text. It holds no text of its own.
/// </summary>
/// <param name="Ordinal">Position among the document's chunks, from 0.</param>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset just past the last character; greater than <paramref name="Start"/>.</param>
/// <param name="HeadingPath">The headings above the chunk, outermost first; empty where the text has none.</param>
/// <param name="Tokens">Length in the embedding model's tokens, special tokens not counted.</param>
public sealed record Chunk(int Ordinal, int Start, int End, IReadOnlyList<string> HeadingPath, int Tokens)
{
    /// <summary>Number of the page that it begins on, from 1; null if the source has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Who speaks; null if nobody in particular does.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Whether it is of a footnote or endnote, and not the document's own voice.</summary>
    public bool IsNote { get; init; }
}
