using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public sealed class VectorCacheTests : IAsyncLifetime
{
    const int Dimensions = 4;

    readonly TemporaryFolder _folder = new();
    SqliteIndexStore _store = null!;
    Collection _collection = null!;
    VectorCache _cache = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await SqliteIndexStore.OpenAsync(
            _folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        _collection = await _store.EnsureCollectionAsync("treaties", new IndexRecipe("built-in", "", Dimensions, 160, 1, ChunkContext: false), Cancel);
        _cache = new VectorCache(_collection, TimeProvider.System, NullLogger.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Searches_between_changes_share_one_snapshot()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        using var first = BeginRead();
        using var second = BeginRead();

        Assert.Same(await _cache.SeenByAsync(first, Cancel), await _cache.SeenByAsync(second, Cancel));
    }

    [Fact]
    public async Task Documents_that_did_not_change_are_not_read_again()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        using var first = BeginRead();
        var before = await _cache.SeenByAsync(first, Cancel);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("b.md", 1, Dimensions), Cancel);
        using var second = BeginRead();

        var after = await _cache.SeenByAsync(second, Cancel);

        Assert.Equal(["a.md"], before.Blocks.Select(block => block.DocumentId));
        Assert.Equal(["a.md", "b.md"], after.Blocks.Select(block => block.DocumentId));
        Assert.Same(before.Blocks[0], after.Blocks[0]);
    }

    [Fact]
    public async Task A_transaction_that_is_behind_the_cache_is_begun_again()
    {
        using var behind = BeginRead();
        Assert.Equal(0, CollectionTable.Changes(behind, _collection));
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        using var current = BeginRead();
        Assert.Equal(1, (await _cache.SeenByAsync(current, Cancel)).Version);

        var seen = await _cache.SeenByAsync(behind, Cancel);

        Assert.Equal(1, seen.Version);
        Assert.Equal(1, CollectionTable.Changes(behind, _collection));
    }

    [Fact]
    public async Task A_transaction_goes_on_seeing_the_chunks_of_its_snapshot()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        using var session = BeginRead();
        var block = Assert.Single((await _cache.SeenByAsync(session, Cancel)).Blocks);

        await _store.DeleteDocumentAsync(_collection, "a.md", Cancel);

        Assert.Equal(0, ChunkTable.Find(session, _collection, new ChunkReference(block.DocumentId, 0))!.Chunk.Ordinal);
    }

    Session BeginRead()
    {
        var session = new Session(_folder.At("index.db"));
        session.BeginRead();
        return session;
    }
}
