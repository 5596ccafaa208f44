namespace SemanticSearch.Storage;

/// <summary>Look-ups that fail with a message for the caller.</summary>
static class StoreExtensions
{
    /// <summary>The collection of that name.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>, naming the collections there are.</exception>
    public static async Task<Collection> RequireCollectionAsync(this IIndexStore store, string name, CancellationToken cancellationToken)
    {
        if (await store.FindCollectionAsync(name, cancellationToken) is { } collection)
            return collection;
        var existing = await store.ListCollectionsAsync(cancellationToken);
        var hint = existing.Count == 0
            ? "nothing is indexed yet; index documents first"
            : $"there are: {string.Join(", ", existing.Select(c => $"'{c.Name}'"))}";
        throw new SemanticSearchException(ErrorKind.NotFound, $"there is no collection '{name}'; {hint}");
    }
}
