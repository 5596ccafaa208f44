namespace SemanticSearch;

/// <summary>How much matches a query, whatever the limit: chunks that the filter leaves and that hold the query's words, or are nearer
/// to it in meaning than what has nothing to do with it.</summary>
/// <param name="Documents">Documents with such a chunk.</param>
/// <param name="Chunks">Such chunks; hits that touch are one passage, so passages are fewer.</param>
/// <param name="Relation">Whether the counts are exact.</param>
public sealed record SearchTotal(long Documents, long Chunks, TotalRelation Relation);
