using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage;

public abstract partial class IndexStoreContract
{
    [Fact]
    public async Task What_background_queries_found_is_kept_until_it_is_measured_again()
    {
        var first = new BackgroundMeasurement("one basis", 7, [new(0.1, 0.25), new(-1 / 3.0, null), new(null, null)]);
        var second = new BackgroundMeasurement("another", 8, [new(0.5, 0)]);
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);
        var before = await _store.GetChangesAsync(_collection, Cancel);
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));

        Assert.True(await _store.TryPutBackgroundAsync(_collection, first, Cancel));
        var another = await OpenAnotherAsync();
        Assert.Equivalent(first, await another.GetBackgroundAsync(_collection, Cancel), strict: true);

        Assert.True(await another.TryPutBackgroundAsync(_collection, second, Cancel));
        Assert.Equivalent(second, await _store.GetBackgroundAsync(_collection, Cancel), strict: true);
        Assert.Equal(before, await _store.GetChangesAsync(_collection, Cancel));
    }

    [Fact]
    public async Task What_background_queries_found_belongs_to_its_collection()
    {
        var speeches = await _store.EnsureCollectionAsync("speeches", Recipe, Cancel);
        await _store.TryPutBackgroundAsync(speeches, new BackgroundMeasurement("basis", 1, [new(0.1, 0.1)]), Cancel);

        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));
        var gone = _collection with { Id = speeches.Id + 1, Generation = speeches.Generation + 1 };
        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => _store.TryPutBackgroundAsync(gone, new BackgroundMeasurement("basis", 1, [new(0.1, 0.1)]), Cancel));
        Assert.Equal(ErrorKind.Gone, error.Kind);
    }

    [Fact]
    public async Task What_was_prepared_is_searched_and_what_is_gone_cannot_be()
    {
        await _store.PutDocumentAsync(_collection, IndexedDocuments.Along("a.md", 0, Dimensions), Cancel);

        await _store.PrepareAsync(_collection, Cancel);
        await _store.PrepareAsync(_collection, Cancel);

        Assert.Equal(1, Assert.Single((await SearchAlongAsync(_store, _collection, 0)).Chunks).Score);
        var gone = _collection with { Id = _collection.Id + 1, Generation = _collection.Generation + 1 };
        await Assert.ThrowsAsync<SemanticSearchException>(() => _store.PrepareAsync(gone, Cancel));
    }
}
