using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Support;

/// <summary>The chunks nearest to a vector, best first, and what they were ranked among.</summary>
sealed record DenseRanking(IReadOnlyList<ScoredChunk> Chunks, SearchScope Scope)
{
    /// <summary>Ranks by the dense leg alone.</summary>
    public static async Task<DenseRanking> OfAsync(
        IIndexStore store, Collection collection, ReadOnlyMemory<float> query, int limit, CancellationToken cancellationToken)
    {
        // Scores and chunks are read one after the other, and a writer may come between.
        while (true)
            if (await TryAsync(store, collection, query, limit, cancellationToken) is { } ranking)
                return ranking;
    }

    static async Task<DenseRanking?> TryAsync(
        IIndexStore store, Collection collection, ReadOnlyMemory<float> query, int limit, CancellationToken cancellationToken)
    {
        var retrieval = await store.RetrieveAsync(collection, new RetrievalQuery { Vector = query, Depth = limit }, cancellationToken);
        var best = retrieval.Candidates
            .OrderByDescending(candidate => candidate.Cosine)
            .ThenBy(candidate => candidate.DocumentId, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Ordinal)
            .ToList();
        var chunks = await store.ReadChunksAsync(
            collection, [.. best.Select(candidate => new ChunkReference(candidate.DocumentId, candidate.Ordinal))], cancellationToken);
        if (chunks.Count < best.Count || chunks.Zip(best, (chunk, candidate) => chunk.Revision != candidate.Revision).Any(changed => changed))
            return null;
        return new DenseRanking([.. chunks.Zip(best, (chunk, candidate) => chunk with { Score = candidate.Cosine })], retrieval.Scope);
    }
}
