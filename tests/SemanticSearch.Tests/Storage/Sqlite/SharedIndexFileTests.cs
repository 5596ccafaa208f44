using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>The file of the embedded store while another process reads or writes it.</summary>
public sealed class SharedIndexFileTests : IDisposable
{
    const int Dimensions = 16;

    static readonly IndexRecipe Recipe = new("built-in", "fingerprint", Dimensions, 160, 1, ChunkContext: true);

    static readonly IndexedDocument Document = IndexedDocuments.Exact("a.md", 4, Dimensions, new Random(4));

    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new();
    readonly LogWatch<SqliteIndexStore> _waiting = new("Waiting for another process");

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_writer_waits_for_another_process_and_readers_do_not()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        using var other = RawIndex.Open(_folder.At("index.db"));
        other.Run("BEGIN IMMEDIATE");

        var put = store.PutDocumentAsync(collection, Document, Cancel);
        await _waiting.Seen.WaitAsync(Cancel);
        Assert.Equal(0, (await store.GetStatusAsync(collection, Cancel)).Documents);
        other.Run("COMMIT");
        await put;

        Assert.Equal(1, (await store.GetStatusAsync(collection, Cancel)).Documents);
    }

    [Fact]
    public async Task A_waiting_writer_can_be_cancelled()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        using var other = RawIndex.Open(_folder.At("index.db"));
        other.Run("BEGIN IMMEDIATE");
        using var cancelling = new CancellationTokenSource();

        var put = store.PutDocumentAsync(collection, Document, cancelling.Token);
        await _waiting.Seen.WaitAsync(Cancel);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
    }

    [Fact]
    public async Task A_writer_gives_up_when_the_file_stays_locked()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        using var other = RawIndex.Open(_folder.At("index.db"));
        other.Run("BEGIN IMMEDIATE");

        var put = store.PutDocumentAsync(collection, Document, Cancel);
        await _waiting.Seen.WaitAsync(Cancel);
        // The writer reads the clock just after it says that it waits.
        while (!put.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => put);
        Assert.Equal(ErrorKind.Storage, refused.Kind);
        Assert.Contains("locked by another process", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public async Task A_flow_that_is_patient_waits_as_long_as_it_takes()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        using var other = RawIndex.Open(_folder.At("index.db"));
        other.Run("BEGIN IMMEDIATE");

        Task put;
        using (store.Jobs.WaitWithoutLimit(Cancel))
            put = store.PutDocumentAsync(collection, Document, Cancel);
        await _waiting.Seen.WaitAsync(Cancel);
        _time.Advance(TimeSpan.FromHours(1));
        // Enough for a few attempts; on a slow machine fewer are seen to wait.
        await Task.WhenAny(put, Task.Delay(500, Cancel));
        Assert.False(put.IsCompleted);
        other.Run("COMMIT");
        await put;

        Assert.Equal(1, (await store.GetStatusAsync(collection, Cancel)).Documents);
    }

    [Fact]
    public async Task Compacting_waits_for_readers_until_the_log_is_empty()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        await store.PutDocumentAsync(collection, Document, Cancel);
        var reader = RawIndex.Open(_folder.At("index.db"));
        reader.Run("BEGIN; SELECT count(*) FROM documents");

        var compacting = store.CompactAsync(Cancel);
        await _waiting.Seen.WaitAsync(Cancel);
        reader.Dispose();
        await compacting;

        Assert.Equal(0, new FileInfo(_folder.At("index.db-wal")).Length);
    }

    [Fact]
    public async Task Compacting_says_when_readers_kept_the_log()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        await store.PutDocumentAsync(collection, Document, Cancel);
        using var reader = RawIndex.Open(_folder.At("index.db"));
        reader.Run("BEGIN; SELECT count(*) FROM documents");

        var compacting = store.CompactAsync(Cancel);
        await Task.WhenAny(_waiting.Seen, compacting);
        while (!compacting.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => compacting);
        Assert.Contains("run 'semsearch compact' again", refused.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
    }

    async Task<SqliteIndexStore> OpenAsync() => await SqliteIndexStore.OpenAsync(_folder.Path, _time, _waiting, Cancel);
}
