namespace SemanticSearch.Api.OpenAi.Embeddings;

/// <summary>What was read, in the model's tokens.</summary>
/// <param name="PromptTokens">Of the texts.</param>
/// <param name="TotalTokens">The same: nothing is written.</param>
sealed record EmbeddingUsage(long PromptTokens, long TotalTokens);
