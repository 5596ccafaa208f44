namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>What building a generation did.</summary>
/// <param name="Generation">The generation.</param>
/// <param name="Documents">Documents that this run built; others were there from an earlier one.</param>
/// <param name="Chunks">Chunks of them.</param>
/// <param name="Seconds">How long that took.</param>
public sealed record BuiltGeneration(long Generation, long Documents, long Chunks, double Seconds);
