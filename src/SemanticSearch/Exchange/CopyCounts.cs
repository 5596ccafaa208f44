namespace SemanticSearch.Exchange;

/// <summary>What copying a collection did.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Copied">Documents that were written.</param>
/// <param name="Unchanged">Documents that were there already.</param>
/// <param name="Sources">Sources that were copied.</param>
public sealed record CopyCounts(string Collection, long Copied, long Unchanged, int Sources);
