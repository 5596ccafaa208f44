namespace SemanticSearch.Api.OpenWebUi;

/// <summary>The ranking of texts.</summary>
/// <param name="Results">Best first.</param>
sealed record RerankScores(IReadOnlyList<RerankScore> Results);
