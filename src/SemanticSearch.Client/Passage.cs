using System.Text.Json;

namespace SemanticSearch.Client;

/// <summary>A span of a document with its score, its surroundings and a citation that resolves later. Every offset counts UTF-16 code units of the
/// document's text, as .NET's strings do.</summary>
public sealed record Passage
{
    /// <summary>Position in the ranking, from 1; 0 for a passage that was looked up.</summary>
    public int Rank { get; init; }

    /// <summary>What the passage is ranked by; it compares passages of one answer.</summary>
    public double Score { get; init; }

    /// <summary>How sure it is that the passage has to do with the query: <c>none</c>, <c>weak</c>, <c>fair</c>, <c>strong</c>; null for a passage
    /// that was looked up.</summary>
    public string? Relevance { get; init; }

    /// <summary>The passage's words.</summary>
    public required string Text { get; init; }

    /// <summary>Which document it is from.</summary>
    public required string DocumentId { get; init; }

    /// <summary>The document's title.</summary>
    public required string Title { get; init; }

    /// <summary>The document's metadata by field name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The headings above the passage, outermost first.</summary>
    public IReadOnlyList<string> HeadingPath { get; init; } = [];

    /// <summary>Number of the page that it begins on, from 1; null if the source has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>What is printed on that page, or null.</summary>
    public string? PageLabel { get; init; }

    /// <summary>Who speaks; null if the text does not say.</summary>
    public Speaker? Speaker { get; init; }

    /// <summary>Offset of the first character.</summary>
    public required int Start { get; init; }

    /// <summary>Offset just past the last character.</summary>
    public required int End { get; init; }

    /// <summary>What stands before the passage.</summary>
    public PassageContext? ContextBefore { get; init; }

    /// <summary>What stands after it.</summary>
    public PassageContext? ContextAfter { get; init; }

    /// <summary>The id that resolves later.</summary>
    public required string Citation { get; init; }

    /// <summary>SHA-256 of the passage's UTF-8 text, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The document's address on the web with a text fragment that leads to the passage; null if it has no address.</summary>
    public string? Link { get; init; }
}
