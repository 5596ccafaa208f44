namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>How far a generation is built.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Documents">Documents that this run built.</param>
/// <param name="Chunks">Chunks of them.</param>
/// <param name="Tokens">Tokens of those chunks.</param>
/// <param name="Missing">Documents that are still missing, as far as is known: others may be written meanwhile.</param>
public sealed record RebuildProgress(long Generation, long Documents, long Chunks, long Tokens, long Missing);
