using System.Text.Json.Serialization;

namespace SemanticSearch.Api.LibreChat;

/// <summary>A passage of a file.</summary>
/// <param name="PageContent">Its words.</param>
/// <param name="Metadata">Where it is.</param>
sealed record FilePassage(string PageContent, FilePassage.Place Metadata)
{
    /// <summary>A passage and its distance, 0 to 1, as the array of two that LibreChat reads.</summary>
    public static object[] WithDistance(Passage passage) =>
        [new FilePassage(passage.Text, new Place(passage.Title, passage.DocumentId, passage.Page, passage.Citation, passage.Sha256)), 1 - Math.Clamp(passage.Score, 0, 1)];

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
