using System.Text.Json;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Documents;

/// <summary>A stored document with its canonical text, which all offsets count in. Where it lies on the server's disk is not told.</summary>
sealed record DocumentResponse(
    string Id,
    string Collection,
    string Title,
    IReadOnlyDictionary<string, JsonElement> Metadata,
    IReadOnlyList<Section> Sections,
    int Chunks,
    DateTimeOffset IndexedAt,
    string Text)
{
    public static DocumentResponse Of(IndexedText stored) => new(
        stored.Document.Id,
        stored.Collection,
        stored.Document.Title,
        stored.Document.Metadata,
        stored.Document.Structure.Sections,
        stored.Chunks,
        stored.IndexedAt,
        stored.Document.Text);
}
