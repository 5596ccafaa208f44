namespace SemanticSearch.Api.OpenWebUi;

/// <summary>How well a text answers.</summary>
/// <param name="Index">Which text, from 0.</param>
/// <param name="RelevanceScore">0 to 1.</param>
sealed record RerankScore(int Index, float RelevanceScore);
