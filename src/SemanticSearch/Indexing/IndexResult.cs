namespace SemanticSearch.Indexing;

/// <summary>What became of one document of a run.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Chunks">Chunks written; 0 unless added or replaced.</param>
/// <param name="Tokens">Tokens of those chunks, prefixes and special tokens not counted; 0 unless added or replaced.</param>
/// <param name="TruncatedChunks">Chunks that exceeded the model's limit and were cut for embedding; their text is stored whole.</param>
/// <param name="Error">Why it failed, or null.</param>
/// <param name="ReusedChunks">Those of <paramref name="Chunks"/> whose vectors were there already.</param>
public sealed record IndexResult(
    string DocumentId, IndexOutcome Outcome, int Chunks = 0, long Tokens = 0, long TruncatedChunks = 0, string? Error = null, int ReusedChunks = 0);
