namespace SemanticSearch.Api.OpenAi.Embeddings;

/// <summary>The vector of a text.</summary>
/// <param name="Index">Which text, from 0.</param>
/// <param name="Embedding">An array of numbers, or their bytes in base64.</param>
sealed record EmbeddingObject(int Index, object Embedding)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "embedding";
}
