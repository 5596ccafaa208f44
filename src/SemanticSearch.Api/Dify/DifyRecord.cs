using SemanticSearch.Api.Integrations;

namespace SemanticSearch.Api.Dify;

/// <summary>A passage as Dify reads it.</summary>
/// <param name="Content">Its words.</param>
/// <param name="Score">How sure it is that it has to do with the question, see <see cref="Passage.Certainty"/>.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="Metadata">Where it is and what is known of it; never null.</param>
sealed record DifyRecord(string Content, double Score, string Title, IReadOnlyDictionary<string, object> Metadata)
{
    public static DifyRecord Of(Passage passage) =>
        new(passage.Text, passage.Certainty ?? 0, passage.Title, PassageAttributes.Of(passage));
}
