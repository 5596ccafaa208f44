using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SemanticSearch.Search;

namespace SemanticSearch.Api.LibreChat;

/// <summary>A passage of a file.</summary>
/// <param name="PageContent">Its words.</param>
/// <param name="Metadata">Where it is.</param>
sealed record FilePassage(string PageContent, FilePassage.Place Metadata)
{
    /// <summary>A passage and its distance, 0 to 1, as the array of two that LibreChat reads.</summary>
    public static object[] WithDistance(Passage passage) =>
    [
        new FilePassage(
            passage.Text,
            new Place(NameOf(passage.Metadata, passage.Title), passage.DocumentId, passage.Page, passage.Citation, passage.Sha256)),
        1 - (passage.Certainty ?? 0),
    ];

    /// <summary>The whole of a file.</summary>
    public static FilePassage Whole(IndexedText stored)
    {
        var document = stored.Document;
        var citation = CitationId.Of(DocumentId.Key(stored.Collection, document.Id), document.Text, 0, document.Text.Length);
        return new FilePassage(
            document.Text,
            new Place(NameOf(document.Metadata, document.Title), document.Id, null, citation.ToString(), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Text)))));
    }

    // Files that were indexed in another way have no name but their title.
    static string NameOf(IReadOnlyDictionary<string, JsonElement> metadata, string title) =>
        metadata.TryGetValue(FileNames.Field, out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : title;

    /// <summary>Where a passage is.</summary>
    /// <param name="Source">The file's name; LibreChat shows what follows its last slash.</param>
    /// <param name="FileId">The file.</param>
    /// <param name="Page">The page, or null.</param>
    /// <param name="Citation">The citation of the passage.</param>
    /// <param name="Digest">SHA-256 of its words.</param>
    public sealed record Place(
        string Source,
        string FileId,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page,
        string Citation,
        string Digest);
}
