using SemanticSearch.Lexicon;
using SemanticSearch.Quoting;
using SemanticSearch.Storage;

namespace SemanticSearch.Exchange;

/// <summary>
/// Copies collections from one index into another, of whichever store, without embedding anything anew: documents with their chunks and
/// vectors, and sources with what is known of their files, so that the next sync finds nothing to do. Safe from any thread.
/// </summary>
public sealed class IndexCopy
{
    const int Page = 256;

    readonly AsyncLazy<IIndexStore> _store;
    readonly AsyncLazy<ISourceStore> _sources;

    internal IndexCopy(AsyncLazy<IIndexStore> store, AsyncLazy<ISourceStore> sources)
    {
        _store = store;
        _sources = sources;
    }

    /// <summary>Copies into another index. What is there already stays, and a copy that ended early goes on where it was.</summary>
    /// <param name="target">The other index.</param>
    /// <param name="only">The collection to copy; null for all.</param>
    /// <param name="heard">Hears of every document that is there now; or null.</param>
    /// <param name="cancellationToken">Ends it; what was copied stays.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: there is no such collection; <see cref="ErrorKind.Conflict"/>:
    /// the other index has a collection of that name that is made otherwise.</exception>
    public async IAsyncEnumerable<CopyCounts> CopyAsync(
        IndexCopy target,
        string? only,
        Action<string>? heard,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, to) = (await _store.GetAsync(cancellationToken), await target._store.GetAsync(cancellationToken));
        var collections = only is null
            ? await from.ListCollectionsAsync(cancellationToken)
            : [await from.RequireCollectionAsync(only, cancellationToken)];
        foreach (var collection in collections)
        {
            var other = await to.EnsureCollectionAsync(collection.Name, collection.Recipe, cancellationToken);
            if (other.Recipe != collection.Recipe)
            {
                throw new SemanticSearchException(
                    ErrorKind.Conflict,
                    $"the other index has a collection '{collection.Name}' of model '{other.Recipe.Model}' or other chunks: delete it, or rebuild one of both");
            }
            var (copied, unchanged) = await CopyAsync(from, collection, to, other, heard, cancellationToken);
            yield return new CopyCounts(collection.Name, copied, unchanged, await CopySourcesAsync(target, collection.Name, cancellationToken));
        }
    }

    static async Task<(long Copied, long Unchanged)> CopyAsync(
        IIndexStore from, Collection collection, IIndexStore to, Collection other, Action<string>? heard, CancellationToken cancellationToken)
    {
        var (copied, unchanged) = (0L, 0L);
        string? after = null;
        while (await from.ListDocumentsAsync(collection, after, Page, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var record in page)
            {
                if (await to.FindDocumentAsync(other, record.Id, cancellationToken) is { } there && IsSame(record, there))
                    unchanged++;
                else if (await WholeDocument.ReadAsync(from, collection, record.Id, cancellationToken) is { } document)
                {
                    await to.PutDocumentAsync(other, Indexed(document), cancellationToken);
                    copied++;
                }
                heard?.Invoke(record.Id);
            }
            after = page[^1].Id;
        }
        return (copied, unchanged);
    }

    static bool IsSame(DocumentRecord x, DocumentRecord y) =>
        x.ContentHash.Span.SequenceEqual(y.ContentHash.Span) && (x.Chunks, x.Characters, x.Title) == (y.Chunks, y.Characters, y.Title);

    static IndexedDocument Indexed(WholeDocument whole)
    {
        var document = whole.Stored.Document;
        return new IndexedDocument(
            document,
            whole.Stored.ContentHash,
            whole.Chunks,
            whole.Vectors,
            [.. whole.Chunks.Select(chunk => ChunkTerms.Of(document, chunk))],
            FoldedText.JoinWordsOf(document.Text));
    }

    async Task<int> CopySourcesAsync(IndexCopy target, string collection, CancellationToken cancellationToken)
    {
        var (from, to) = (await _sources.GetAsync(cancellationToken), await target._sources.GetAsync(cancellationToken));
        var sources = await from.ListSourcesAsync(collection, cancellationToken);
        foreach (var source in sources)
        {
            var other = await to.PutSourceAsync(source, cancellationToken);
            await to.PutFilesAsync(other, await from.ListFilesAsync(source, cancellationToken), [], cancellationToken);
            if (await from.GetSurroundingsAsync(source, cancellationToken) is { } surroundings)
                await to.FinishSyncAsync(other, surroundings, cancellationToken);
        }
        return sources.Count;
    }
}
