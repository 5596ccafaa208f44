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

    /// <summary>The same knowledge in one form, as far as it could be understood.</summary>
    public DocumentFacts Facts { get; init; } = DocumentFacts.None;

    /// <summary>Sections, pages, paragraphs, notes and speakers.</summary>
    public DocumentStructure Structure { get; init; } = DocumentStructure.None;

    /// <summary>Where the document was read from (an absolute file path, with <c>!/entry</c> for a part of an archive), or null if it was
    /// handed over as text.</summary>
    public string? Location { get; init; }
}
