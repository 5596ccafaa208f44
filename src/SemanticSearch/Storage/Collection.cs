namespace SemanticSearch.Storage;

/// <summary>A named set of documents and its live index.</summary>
/// <param name="Id">The store's own key.</param>
/// <param name="Name">What callers call it.</param>
/// <param name="Generation">The store's key of the live index generation.</param>
/// <param name="Recipe">How the live generation was made.</param>
sealed record Collection(long Id, string Name, long Generation, IndexRecipe Recipe)
{
    /// <summary>The change of the collection at which the generation became the live one. A generation that became live again is another
    /// one to whoever remembers it: it was brought up to date meanwhile without counting changes.</summary>
    public long Activation { get; init; }
}
