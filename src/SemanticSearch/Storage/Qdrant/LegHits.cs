namespace SemanticSearch.Storage.Qdrant;

/// <summary>The hits of a leg.</summary>
/// <param name="Hits">The hits, best first as the server has them.</param>
/// <param name="IsByMeaning">Whether it is the dense leg.</param>
sealed record LegHits(IReadOnlyList<ChunkHit> Hits, bool IsByMeaning);
