namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A passage that was found.</summary>
/// <param name="FileId">Its document, see <see cref="VectorStores.FileId"/>.</param>
/// <param name="Filename">The document's own id.</param>
/// <param name="Score">What it is ranked by, held to 0 to 1.</param>
/// <param name="Attributes">Where it is and what is known of it, see <see cref="PassageAttributes"/>.</param>
/// <param name="Content">Its words, as one part.</param>
sealed record VectorStoreResult(
    string FileId, string Filename, double Score, IReadOnlyDictionary<string, object> Attributes, IReadOnlyList<TextPart> Content)
{
    public static VectorStoreResult Of(Passage passage) => new(
        VectorStores.FileId.Of(passage.DocumentId),
        passage.DocumentId,
        Math.Clamp(passage.Score, 0, 1),
        PassageAttributes.Of(passage),
        [new TextPart(passage.Text)]);
}
