namespace SemanticSearch.Indexing;

/// <summary>A prepared document with the vectors of its chunks.</summary>
/// <param name="Prepared">The document.</param>
/// <param name="Vectors">One vector a chunk; empty if there is nothing to write.</param>
/// <param name="Result">The outcome if writing succeeds.</param>
sealed record EmbeddedDocument(PreparedDocument Prepared, IReadOnlyList<ReadOnlyMemory<float>> Vectors, IndexResult Result);
