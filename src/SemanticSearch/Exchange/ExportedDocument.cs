using System.Text.Json;

namespace SemanticSearch.Exchange;

/// <summary>A line of an export after the first: a document with all that is known of it.</summary>
sealed record ExportedDocument
{
    /// <summary>See <see cref="Document.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="Document.Title"/>.</summary>
    public required string Title { get; init; }

    /// <summary>Where it was read from, or null.</summary>
    public string? Location { get; init; }

    /// <summary>SHA-256 of what it was read from in hexadecimal digits, so that a sync finds it unchanged; null if nobody knows.</summary>
    public string? ContentHash { get; init; }

    /// <summary>See <see cref="Document.Metadata"/>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>See <see cref="Document.Facts"/>.</summary>
    public DocumentFacts Facts { get; init; } = DocumentFacts.None;

    /// <summary>See <see cref="Document.Structure"/>.</summary>
    public DocumentStructure Structure { get; init; } = DocumentStructure.None;

    /// <summary>The canonical text.</summary>
    public required string Text { get; init; }

    /// <summary>Its chunks with their vectors, where these were asked for.</summary>
    public IReadOnlyList<ExportedChunk>? Chunks { get; init; }

    /// <summary>The line of a document.</summary>
    public static ExportedDocument Of(Document document, ReadOnlyMemory<byte> contentHash, IReadOnlyList<ExportedChunk>? chunks) => new()
    {
        Id = document.Id,
        Title = document.Title,
        Location = document.Location,
        ContentHash = Convert.ToHexStringLower(contentHash.Span),
        Metadata = document.Metadata,
        Facts = document.Facts,
        Structure = document.Structure,
        Text = document.Text,
        Chunks = chunks,
    };

    /// <summary>The document that the line tells of.</summary>
    public Document ToDocument() => new()
    {
        Id = Id,
        Title = Title,
        Location = Location,
        Metadata = Metadata,
        Facts = Facts,
        Structure = Structure,
        Text = Text,
    };
}
