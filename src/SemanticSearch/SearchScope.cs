namespace SemanticSearch;

/// <summary>What a search looked at.</summary>
/// <param name="Documents">Documents in the collection.</param>
/// <param name="Chunks">Chunks in the collection, each compared with the query.</param>
public sealed record SearchScope(long Documents, long Chunks);
