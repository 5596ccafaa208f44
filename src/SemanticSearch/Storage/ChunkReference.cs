namespace SemanticSearch.Storage;

/// <summary>Names a chunk of a collection.</summary>
/// <param name="DocumentId">Its document.</param>
/// <param name="Ordinal">Its ordinal in the document.</param>
readonly record struct ChunkReference(string DocumentId, int Ordinal);
