using SemanticSearch.Api.OpenAi.VectorStores;

namespace SemanticSearch.Api.Dify;

/// <summary>A passage as Dify reads it.</summary>
/// <param name="Content">Its words.</param>
/// <param name="Score">What it is ranked by, held to 0 to 1.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="Metadata">Where it is and what is known of it; never null.</param>
sealed record DifyRecord(string Content, double Score, string Title, IReadOnlyDictionary<string, object> Metadata)
{
    public static DifyRecord Of(Passage passage) =>
        new(passage.Text, Math.Clamp(passage.Score, 0, 1), passage.Title, PassageAttributes.Of(passage));
}
