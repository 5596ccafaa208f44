namespace SemanticSearch.Client;

/// <summary>How much matches a query.</summary>
/// <param name="Documents">Documents.</param>
/// <param name="Chunks">Chunks of them.</param>
/// <param name="Relation">Whether the counts are exact: <c>exact</c>, or <c>atLeast</c>.</param>
public sealed record SearchTotal(long Documents, long Chunks, string Relation);
