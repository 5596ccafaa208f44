namespace SemanticSearch;

/// <summary>Where the time of a search went, in milliseconds.</summary>
/// <param name="Understand">Reading the query.</param>
/// <param name="Embed">Embedding it.</param>
/// <param name="Retrieve">Both legs, filter, totals and facets.</param>
/// <param name="Rank">Fusing and ranking.</param>
/// <param name="Align">Comparing the words of the best.</param>
/// <param name="Rerank">The cross-encoder.</param>
/// <param name="Assemble">Texts, contexts and highlights.</param>
public sealed record SearchTimings(double Understand, double Embed, double Retrieve, double Rank, double Align, double Rerank, double Assemble);
