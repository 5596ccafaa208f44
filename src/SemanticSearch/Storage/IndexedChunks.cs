namespace SemanticSearch.Storage;

/// <summary>The chunks of a stored document in a generation, ready to be stored.</summary>
/// <param name="Chunks">The chunks in order.</param>
/// <param name="Vectors">One unit vector a chunk, each of the recipe's dimensions.</param>
/// <param name="Terms">What the lexical index takes of each chunk.</param>
sealed record IndexedChunks(
    IReadOnlyList<Chunk> Chunks, IReadOnlyList<ReadOnlyMemory<float>> Vectors, IReadOnlyList<IndexedTerms> Terms);
