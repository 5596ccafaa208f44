namespace SemanticSearch.Indexing;

/// <summary>How a run makes a collection that is not there, and what it asks of one that is. What is null is left open.</summary>
/// <param name="Model">The model, named as in <see cref="SemanticSearchOptions.Model"/>; empty leaves it open.</param>
/// <param name="ChunkTokens">See <see cref="SemanticSearchOptions.ChunkTokens"/>.</param>
/// <param name="ChunkOverlap">See <see cref="SemanticSearchOptions.ChunkOverlap"/>.</param>
/// <param name="ChunkContext">See <see cref="SemanticSearchOptions.ChunkContext"/>.</param>
public sealed record CollectionSettings(string Model, int? ChunkTokens, int? ChunkOverlap, bool? ChunkContext)
{
    internal static CollectionSettings Of(SemanticSearchOptions options) =>
        new(options.Model, options.ChunkTokens, options.ChunkOverlap, options.ChunkContext);
}
