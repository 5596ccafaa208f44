using SemanticSearch.Search;

namespace SemanticSearch.Mcp;

/// <summary>The answer of <c>list_collections</c>.</summary>
/// <param name="Collections">The collections, by name.</param>
public sealed record ListedCollections(IReadOnlyList<CollectionSummary> Collections);
