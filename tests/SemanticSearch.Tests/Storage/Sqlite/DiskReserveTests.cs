using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public sealed class DiskReserveTests : IDisposable
{
    static readonly IndexRecipe Recipe = new("built-in", "fingerprint", 4, 160, 1, ChunkContext: true);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Nothing_is_written_when_little_is_free_while_searches_and_deletions_go_on_and_writing_resumes_when_there_is_room()
    {
        var cancel = TestContext.Current.CancellationToken;
        var free = 1_000L;
        await using var store = await SqliteIndexStore.OpenAsync(
            _folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, cancel, new DiskReserve(_folder.Path, 500, _ => free));
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, cancel);
        await store.PutDocumentAsync(collection, IndexedDocuments.Along("a.md", 0, 4), cancel);
        free = 499;

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(
            () => store.PutDocumentAsync(collection, IndexedDocuments.Along("b.md", 0, 4), cancel));
        Assert.Equal(ErrorKind.Storage, failure.Kind);
        Assert.Contains("MinimumFreeBytes", failure.Message, StringComparison.Ordinal);
        Assert.Single((await DenseRanking.OfAsync(store, collection, IndexedDocuments.Axis(0, 4), 5, cancel)).Chunks);
        Assert.True(await store.DeleteDocumentAsync(collection, "a.md", cancel));

        free = 500;
        await store.PutDocumentAsync(collection, IndexedDocuments.Along("b.md", 0, 4), cancel);
        Assert.Single((await DenseRanking.OfAsync(store, collection, IndexedDocuments.Axis(0, 4), 5, cancel)).Chunks);
    }

    [Fact]
    public async Task Copies_of_the_index_are_begun_only_where_there_is_room_for_them()
    {
        var cancel = TestContext.Current.CancellationToken;
        var (free, asked) = (long.MaxValue, new List<string>());
        var reserve = new DiskReserve(_folder.Path, 0, path =>
        {
            asked.Add(path);
            return free;
        });
        await using var store = await SqliteIndexStore.OpenAsync(
            _folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, cancel, reserve);
        await store.EnsureCollectionAsync("treaties", Recipe, cancel);
        var other = Directory.CreateDirectory(_folder.At("other")).FullName;
        var copy = Path.Combine(other, "copy.db");
        await store.BackUpAsync(copy, 1, cancel);
        await store.CompactAsync(cancel);
        free = new FileInfo(copy).Length;
        File.Delete(copy);

        await store.BackUpAsync(copy, 1, cancel);
        Assert.Contains($"A backup takes", (await RefusedAsync(() => store.BackUpAsync(copy + "2", 2, cancel))).Message, StringComparison.Ordinal);
        free--;
        var refused = await RefusedAsync(() => store.CompactAsync(cancel));

        Assert.Contains(_folder.Path, refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(copy + "2"));
        Assert.Equal([other, _folder.Path, other, other, _folder.Path], asked);
    }

    static async Task<SemanticSearchException> RefusedAsync(Func<Task> work)
    {
        var refused = await Assert.ThrowsAsync<SemanticSearchException>(work);
        Assert.Equal(ErrorKind.Storage, refused.Kind);
        return refused;
    }

    [Fact]
    public void The_disk_of_a_folder_tells_what_is_free() => new DiskReserve(_folder.Path, 1).Require();
}
