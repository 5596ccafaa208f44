using System.Text.Json;

namespace SemanticSearch;

/// <summary>
/// One text with its identity, its canonical text, its metadata and its structure. Every offset in the system, in chunks, passages
/// and citations, counts UTF-16 code units from the start of <see cref="Text"/>, which is stored once and never altered.
/// </summary>
public sealed record Document
{
    /// <summary>Identity within a collection: 1 to 512 characters, see <see cref="DocumentId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What a reader calls the document; never empty.</summary>
    public required string Title { get; init; }

    /// <summary>The canonical text: Unicode, <c>\n</c> line ends, no markup; not empty.</summary>
    public required string Text { get; init; }

    /// <summary>What is known about the document, by lower-case field name: strings, numbers, booleans and arrays of them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The sections that headings open, in the order of their starts; nested sections lie inside their parents.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>Where the document was read from (an absolute file path), or null if it was handed over as text.</summary>
    public string? Location { get; init; }
}
