using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>A passage that was found.</summary>
/// <param name="FileId">Its document, see <see cref="VectorStores.FileId"/>.</param>
/// <param name="Filename">The document's own id.</param>
/// <param name="Score">How sure it is that it has to do with the question, see <see cref="Passage.Certainty"/>.</param>
/// <param name="Attributes">Where it is and what is known of it, see <see cref="PassageAttributes"/>.</param>
/// <param name="Content">Its words, as one part.</param>
sealed record VectorStoreResult(
    string FileId, string Filename, double Score, IReadOnlyDictionary<string, object> Attributes, IReadOnlyList<TextPart> Content)
{
    public static VectorStoreResult Of(Passage passage) => new(
        VectorStores.FileId.Of(passage.DocumentId),
        passage.DocumentId,
        passage.Certainty ?? 0,
        PassageAttributes.Of(passage),
        [new TextPart(passage.Text)]);
}
