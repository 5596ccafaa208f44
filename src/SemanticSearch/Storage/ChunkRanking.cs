namespace SemanticSearch.Storage;

/// <summary>Ranked chunks, and what they were ranked among.</summary>
/// <param name="Chunks">The best chunks, best first.</param>
/// <param name="Scope">Documents and chunks that were compared.</param>
sealed record ChunkRanking(IReadOnlyList<ScoredChunk> Chunks, SearchScope Scope);
