using SemanticSearch.Storage;

namespace SemanticSearch.Search;

/// <summary>Tells what is indexed: collections, and documents as they are stored. Safe from any thread.</summary>
public sealed class CollectionBrowser
{
    /// <summary>The most documents of one page.</summary>
    public const int MaximumPage = 1_000;

    /// <summary>The most passages on either side of a place in a document.</summary>
    public const int MaximumStep = 100;

    readonly AsyncLazy<IIndexStore> _store;

    internal CollectionBrowser(AsyncLazy<IIndexStore> store) => _store = store;

    /// <summary>All collections, by name.</summary>
    public async Task<IReadOnlyList<CollectionSummary>> ListCollectionsAsync(CancellationToken cancellationToken)
    {
        var summaries = new List<CollectionSummary>();
        var store = await _store.GetAsync(cancellationToken);
        foreach (var collection in await store.ListCollectionsAsync(cancellationToken))
            summaries.Add(await SummariseAsync(store, collection, cancellationToken));
        return summaries;
    }

    /// <summary>Whether there is a collection of that name.</summary>
    public async Task<bool> HasCollectionAsync(string name, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).FindCollectionAsync(name, cancellationToken) is not null;

    /// <summary>One collection.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is none of that name.</exception>
    public async Task<CollectionSummary> GetCollectionAsync(string name, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        return await SummariseAsync(store, await store.RequireCollectionAsync(name, cancellationToken), cancellationToken);
    }

    /// <summary>One document with its text.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection or document;
    /// <see cref="ErrorKind.Gone"/>: the document was deleted.</exception>
    public async Task<IndexedText> GetDocumentAsync(string collectionName, string id, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(collectionName, cancellationToken);
        if (await store.GetDocumentAsync(collection, id, cancellationToken) is { } stored)
            return new IndexedText(collection.Name, stored.Document, stored.Chunks, stored.IndexedAt);
        var past = await store.FindByKeyAsync(DocumentId.Key(collection.Name, id), cancellationToken);
        throw past?.DeletedAt is { } deletedAt
            ? new SemanticSearchException(ErrorKind.Gone, $"document '{id}' was deleted from collection '{collection.Name}' on {deletedAt:u}")
            : new SemanticSearchException(ErrorKind.NotFound, $"there is no document '{id}' in collection '{collection.Name}'");
    }

    /// <summary>A page of the documents of a collection, in the order of their ids.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="after">The last id of the page before, or null for the first page.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection;
    /// <see cref="ErrorKind.InvalidRequest"/>: <paramref name="limit"/> is out of range.</exception>
    public async Task<IReadOnlyList<DocumentSummary>> ListDocumentsAsync(
        string collectionName, string? after, int limit, CancellationToken cancellationToken)
    {
        CheckPage(limit);
        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(collectionName, cancellationToken);
        var records = await store.ListDocumentsAsync(collection, after, limit, cancellationToken);
        return [.. records.Select(r => new DocumentSummary(r.Id, r.Title, r.Location, r.Characters, r.Chunks, r.IndexedAt))];
    }

    /// <summary>A page of the documents of a collection that could not be indexed at the last attempt, in the order of their ids.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="after">The last id of the page before, or null for the first page.</param>
    /// <param name="limit">How many at most, 1 to 1,000.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection;
    /// <see cref="ErrorKind.InvalidRequest"/>: <paramref name="limit"/> is out of range.</exception>
    public async Task<IReadOnlyList<FailedDocument>> ListFailuresAsync(
        string collectionName, string? after, int limit, CancellationToken cancellationToken)
    {
        CheckPage(limit);
        var store = await _store.GetAsync(cancellationToken);
        return await store.ListFailuresAsync(
            await store.RequireCollectionAsync(collectionName, cancellationToken), after, limit, cancellationToken);
    }

    /// <summary>Walks through a document: the passage around a place, and those before and after it.</summary>
    /// <param name="collectionName">The collection.</param>
    /// <param name="id">The document.</param>
    /// <param name="around">An offset in the canonical text; beyond the text, its last passage is meant.</param>
    /// <param name="before">How many passages before it, 0 to 100.</param>
    /// <param name="after">How many passages after it, 0 to 100.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection or document;
    /// <see cref="ErrorKind.Gone"/>: the document was deleted; <see cref="ErrorKind.InvalidRequest"/>: a number is out of range.</exception>
    public async Task<DocumentReading> ReadAroundAsync(
        string collectionName, string id, int around, int before, int after, CancellationToken cancellationToken)
    {
        if (around < 0)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'around' is {around}, it must be an offset from 0");
        if (before is < 0 or > MaximumStep || after is < 0 or > MaximumStep)
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'before' is {before} and 'after' is {after}, each must be 0 to {MaximumStep}");
        var (document, chunks) = await GetChunkedAsync(collectionName, id, cancellationToken);
        if (chunks.Count == 0)
            return new DocumentReading(id, [], null, null);

        var at = Math.Max(0, chunks.TakeWhile(chunk => chunk.Start <= around).Count() - 1);
        var (first, last) = (Math.Max(0, at - before), Math.Min(chunks.Count - 1, at + after));
        return new DocumentReading(
            id,
            [.. chunks.Skip(first).Take(last - first + 1).Select(
                chunk => PassageBuilder.Build(collectionName, document, chunk.Start, chunk.End, new ContextWindow(0, 0)))],
            first > 0 ? chunks[first - 1].Start : null,
            last < chunks.Count - 1 ? chunks[last + 1].Start : null);
    }

    static void CheckPage(int limit)
    {
        if (limit is < 1 or > MaximumPage)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'limit' is {limit}, it must be 1 to {MaximumPage}");
    }

    // Text and chunks are read apart, so that a document may be replaced between them.
    async Task<(Document Document, IReadOnlyList<Chunk> Chunks)> GetChunkedAsync(
        string collectionName, string id, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var collection = await store.RequireCollectionAsync(collectionName, cancellationToken);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var before = await store.FindDocumentAsync(collection, id, cancellationToken);
            var chunks = await store.GetChunksAsync(collection, id, cancellationToken);
            var indexed = await GetDocumentAsync(collectionName, id, cancellationToken);
            var after = await store.FindDocumentAsync(collection, id, cancellationToken);
            if (before is not null && after is not null
                && before.IndexedAt == after.IndexedAt
                && before.ContentHash.Span.SequenceEqual(after.ContentHash.Span))
                return (indexed.Document, chunks);
        }
    }

    static async Task<CollectionSummary> SummariseAsync(IIndexStore store, Collection collection, CancellationToken cancellationToken)
    {
        var status = await store.GetStatusAsync(collection, cancellationToken);
        var recipe = collection.Recipe;
        return new CollectionSummary(
            collection.Name, recipe.Model, recipe.Dimensions, recipe.ChunkTokens, recipe.ChunkOverlap, recipe.ChunkContext,
            status.Documents, status.Chunks, status.Tokens, status.Failed, status.LastChange);
    }
}
