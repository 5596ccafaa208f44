using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Suggesting;

public sealed class CollectionReadingTests : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new();
    AsyncLazy<IIndexStore> _store = null!;
    Collection _collection = null!;
    TimeSpan _duration;
    int _readings;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var store = await SqliteIndexStore.OpenAsync(_folder.Path, _time, NullLogger<SqliteIndexStore>.Instance, Cancel);
        _store = new AsyncLazy<IIndexStore>(_ => Task.FromResult<IIndexStore>(store));
        await _store.GetAsync(Cancel);
        _collection = await store.EnsureCollectionAsync("treaties", new IndexRecipe("m", "f", 4, 160, 1, ChunkContext: true), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_collection_is_read_again_when_it_has_changed_and_only_then()
    {
        var reading = Reading();

        var first = await reading.GetAsync(_collection, Cancel);
        var same = await reading.GetAsync(_collection, Cancel);
        await ChangeAsync();
        var changed = await reading.GetAsync(_collection, Cancel);

        Assert.Equal(["1", "1", "2"], [first, same, changed]);
    }

    [Fact]
    public async Task What_takes_long_to_read_is_kept_for_a_while_though_it_changes()
    {
        _duration = TimeSpan.FromSeconds(1);
        var reading = Reading();
        await reading.GetAsync(_collection, Cancel);
        await ChangeAsync();

        var soon = await reading.GetAsync(_collection, Cancel);
        _time.Advance(TimeSpan.FromSeconds(20));
        var later = await reading.GetAsync(_collection, Cancel);

        Assert.Equal(["1", "2"], [soon, later]);
    }

    [Fact]
    public async Task Many_at_once_are_one_reading()
    {
        var reading = Reading();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => reading.GetAsync(_collection, Cancel).AsTask()));

        Assert.Equal(1, _readings);
    }

    [Fact]
    public async Task What_was_read_of_a_generation_goes_with_it()
    {
        var reading = Reading();
        await reading.GetAsync(_collection, Cancel);
        var renewed = _collection with { Generation = _collection.Generation + 1, Activation = _collection.Activation + 1 };

        var old = reading.HasRead(_collection);
        await reading.GetAsync(renewed, Cancel);

        Assert.True(old);
        Assert.True(reading.HasRead(renewed));
        Assert.False(reading.HasRead(_collection));
    }

    [Fact]
    public async Task A_late_search_of_an_old_generation_leaves_the_new_one_read()
    {
        var reading = Reading();
        var renewed = _collection with { Generation = _collection.Generation + 1, Activation = _collection.Activation + 1 };
        await reading.GetAsync(renewed, Cancel);

        var late = await reading.GetAsync(_collection, Cancel);
        var again = await reading.GetAsync(renewed, Cancel);

        Assert.Equal(["2", "1"], [late, again]);
    }

    CollectionReading<string> Reading() => new(
        _store,
        async (_, _, _, _) =>
        {
            await Task.Yield();
            _time.Advance(_duration);
            return $"{Interlocked.Increment(ref _readings)}";
        },
        _time);

    async Task ChangeAsync() =>
        await (await _store.GetAsync(Cancel)).PutDocumentAsync(_collection, IndexedDocuments.Along("a", 0, 4), Cancel);
}
