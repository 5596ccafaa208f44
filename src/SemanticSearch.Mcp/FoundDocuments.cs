namespace SemanticSearch.Mcp;

/// <summary>The answer of <c>search</c>.</summary>
/// <param name="Results">The results, best first.</param>
public sealed record FoundDocuments(IReadOnlyList<FoundDocument> Results);
