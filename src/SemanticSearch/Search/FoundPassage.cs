using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>A passage that was found, before it has its rank.</summary>
/// <param name="Best">The best of its chunks.</param>
/// <param name="Passage">The passage.</param>
sealed record FoundPassage(ChunkReference Best, Passage Passage)
{
    /// <summary>How well the cross-encoder found it to answer, 0 to 1; null where it did not read it.</summary>
    public float? RerankScore { get; init; }
}
