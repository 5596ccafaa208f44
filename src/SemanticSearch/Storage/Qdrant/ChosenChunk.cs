namespace SemanticSearch.Storage.Qdrant;

/// <summary>A candidate and the hit that it is of.</summary>
readonly record struct ChosenChunk(ChunkHit Hit, Candidate Candidate);
