namespace SemanticSearch.Storage;

/// <summary>A chunk that a search found.</summary>
/// <param name="DocumentId">The chunk's document.</param>
/// <param name="Revision">Which writing of the document the chunk belongs to; offsets are good for that text only.</param>
/// <param name="Chunk">The chunk.</param>
/// <param name="Score">What it is ranked by.</param>
sealed record ScoredChunk(string DocumentId, long Revision, Chunk Chunk, double Score);
