namespace SemanticSearch.Api.OpenAi.Embeddings;

/// <summary>The vectors of an <see cref="EmbeddingRequest"/>, in the order of its texts.</summary>
/// <param name="Data">One a text.</param>
/// <param name="Model">The model that made them.</param>
/// <param name="Usage">What was read.</param>
sealed record EmbeddingList(IReadOnlyList<EmbeddingObject> Data, string Model, EmbeddingUsage Usage)
{
    /// <summary>What it is.</summary>
    public string Object { get; } = "list";
}
