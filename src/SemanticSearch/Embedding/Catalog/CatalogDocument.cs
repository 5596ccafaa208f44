namespace SemanticSearch.Embedding.Catalog;

/// <summary>The root of <c>models/catalog.json</c>.</summary>
sealed record CatalogDocument
{
    /// <summary>The supported models, in the order in which they are shown.</summary>
    public required IReadOnlyList<CatalogEntry> Models { get; init; }
}
