using System.Text.Json;

namespace SemanticSearch;

/// <summary>What a query returns: a span of a document with its score, its surroundings and a citation that resolves later.</summary>
public sealed record Passage
{
    /// <summary>Position in the ranking, from 1; 0 for a passage that was looked up by its citation.</summary>
    public required int Rank { get; init; }

    /// <summary>Cosine similarity of query and passage in dense mode, -1 to 1; 0 for a passage that was looked up.</summary>
    public required double Score { get; init; }

    /// <summary>The passage's words, exactly <c>[Start, End)</c> of the document's canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>Which document the passage is from.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's metadata by field name.</summary>
    public required IReadOnlyDictionary<string, JsonElement> Metadata { get; init; }

    /// <summary>The headings above the passage, outermost first.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>Offset of the first character in the canonical text, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past the last character.</summary>
    public required int End { get; init; }

    /// <summary>The sentences before the passage, as they stand in the document; empty at the document's start.</summary>
    public required string ContextBefore { get; init; }

    /// <summary>The sentences after the passage, as they stand in the document; empty at the document's end.</summary>
    public required string ContextAfter { get; init; }

    /// <summary>The citation id (see <see cref="CitationId"/>) that <c>GET /v1/passages/{id}</c> resolves.</summary>
    public required string Citation { get; init; }
}
