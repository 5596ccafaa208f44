using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>The embedded store and its file: opening, refusing and surviving.</summary>
public sealed class IndexFileTests : IDisposable
{
    const int Dimensions = 16;
    const int Chunks = 4;

    static readonly IndexRecipe Recipe = new("built-in", "fingerprint", Dimensions, 160, 1, ChunkContext: true);

    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_data_folder_is_made()
    {
        await using var store = await OpenAsync(_folder.At("new/data"));

        Assert.True(File.Exists(_folder.At("new/data/index.db")));
    }

    [Fact]
    public async Task What_was_written_is_there_after_closing_and_opening()
    {
        var document = Document("a.md");
        Collection collection;
        await using (var store = await OpenAsync())
        {
            collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
            await store.PutDocumentAsync(collection, document, Cancel);
        }
        Assert.Equal([_folder.At("index.db")], Directory.EnumerateFileSystemEntries(_folder.Path));

        await using var reopened = await OpenAsync();
        Assert.Equal(collection, await reopened.FindCollectionAsync("treaties", Cancel));
        Assert.Equal(1, await NearestScoreAsync(reopened, collection, document));
    }

    [Fact]
    public async Task A_log_that_was_cut_at_any_byte_opens_to_the_documents_written_before()
    {
        const int Documents = 6;
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        for (var i = 0; i < Documents; i++)
            await store.PutDocumentAsync(collection, Document($"{i}.md"), Cancel);
        var main = await ReadSharedAsync("index.db");
        var log = await ReadSharedAsync("index.db-wal");

        var lengths = Enumerable.Range(0, 20).Select(i => log.Length * i / 20).Append(log.Length - 1).Append(log.Length);
        var survivors = new List<int>();
        foreach (var length in lengths)
            survivors.Add(await CountWholeDocumentsAsync(main, log[..length]));

        Assert.Equal(survivors.Order(), survivors);
        Assert.Equal(Documents - 1, survivors[^2]);
        Assert.Equal(Documents, survivors[^1]);
    }

    [Fact]
    public async Task A_transaction_that_another_process_did_not_commit_leaves_nothing()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        var document = Document("a.md");
        await store.PutDocumentAsync(collection, document, Cancel);

        using (var other = OpenRaw())
            other.Run("BEGIN IMMEDIATE; UPDATE collections SET changes = 99; DELETE FROM documents;");

        Assert.Equal(1, await NearestScoreAsync(store, collection, document));
        await store.PutDocumentAsync(collection, Document("b.md"), Cancel);
        Assert.Equal(2, (await store.GetDocumentAsync(collection, "b.md", Cancel))!.Revision);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(Schema.Version + 1)]
    public async Task Another_format_version_is_refused_and_left_alone(int version)
    {
        await using (await OpenAsync())
        {
        }
        using (var other = OpenRaw())
            other.Run($"PRAGMA user_version = {version}");
        var before = await File.ReadAllBytesAsync(_folder.At("index.db"), Cancel);

        await AssertRefusedAsync($"has format {version}", () => OpenAsync());

        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.At("index.db"), Cancel));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task An_index_of_an_earlier_format_is_brought_up_to_date_with_all_that_it_holds(int format)
    {
        var document = Document("a.md");
        await MakeEarlierAsync(document, format);

        var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));
        var collection = (await stores[0].FindCollectionAsync("treaties", Cancel))!;
        await stores[1].PutFailureAsync(collection, "b.md", "cannot be read", Cancel);

        Assert.Equal(1, await NearestScoreAsync(stores[2], collection, document));
        Assert.Single(await stores[3].ListFailuresAsync(collection, null, 10, Cancel));
        var generation = Assert.Single(await stores[0].ListGenerationsAsync(collection, Cancel));
        Assert.Equal((GenerationState.Live, 0), (generation.State, generation.Missing));
        Assert.True((await stores[0].VerifyAsync(Cancel)).IsSound);
        foreach (var store in stores)
            await store.DisposeAsync();
        using var other = OpenRaw();
        Assert.Equal((long)Schema.Version, other.Number("PRAGMA user_version"));
    }

    [Fact]
    public async Task A_newer_format_is_refused_with_what_to_do()
    {
        await using (await OpenAsync())
        {
        }
        using (var other = OpenRaw())
            other.Run($"PRAGMA user_version = {Schema.Version + 1}");

        await AssertRefusedAsync("newer than", () => OpenAsync());
    }

    [Fact]
    public void Every_session_writes_to_disk_before_it_acknowledges()
    {
        using var session = new Session(_folder.At("any.db"));

        Assert.Equal(2, session.Number("PRAGMA synchronous"));
        Assert.Equal(1, session.Number("PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task An_index_that_cannot_be_brought_up_to_date_stays_what_it_was()
    {
        await MakeEarlierAsync(Document("a.md"), 3);
        using (var other = OpenRaw())
            other.Run("CREATE TABLE backgrounds (id INTEGER)");

        await AssertRefusedAsync("already exists", () => OpenAsync());

        using var after = OpenRaw();
        Assert.Equal(3L, after.Number("PRAGMA user_version"));
        Assert.Equal(0L, after.Number("SELECT count(*) FROM sqlite_schema WHERE name = 'failures'"));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_alone()
    {
        using (var other = OpenRaw())
            other.Run("CREATE TABLE songs (title TEXT)");
        var before = await File.ReadAllBytesAsync(_folder.At("index.db"), Cancel);

        await AssertRefusedAsync("another program", () => OpenAsync());

        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.At("index.db"), Cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(_folder.At("index.db"), new string('?', 5000), Cancel);

        await AssertRefusedAsync("damaged or not an index", () => OpenAsync());
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(_folder.At("file"), "", Cancel);

        await AssertRefusedAsync("cannot be used", () => OpenAsync(_folder.At("file")));
    }

    [Fact]
    public async Task An_index_whose_path_is_a_folder_is_refused()
    {
        Directory.CreateDirectory(_folder.At("index.db"));

        await AssertRefusedAsync("cannot be opened", () => OpenAsync());
    }

    [Fact]
    public async Task Damaged_vectors_are_reported()
    {
        await using var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        var document = Document("a.md");
        await store.PutDocumentAsync(collection, document, Cancel);
        using (var other = OpenRaw())
            other.Run("UPDATE vectors SET matrix = x'0000803f'");

        await AssertRefusedAsync("damaged", () => NearestScoreAsync(store, collection, document));
    }

    [Fact]
    public async Task Many_processes_that_open_a_new_folder_at_once_make_one_index()
    {
        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => OpenAsync()));
        try
        {
            var made = await Task.WhenAll(stores.Select(store => store.EnsureCollectionAsync("treaties", Recipe, Cancel)));
            Assert.Single(made.Distinct());
        }
        finally
        {
            foreach (var store in stores)
                await store.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_closed_store_refuses_work()
    {
        var store = await OpenAsync();
        var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
        await store.DisposeAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.FindCollectionAsync("treaties", Cancel));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.PutDocumentAsync(collection, Document("a.md"), Cancel));
    }

    static IndexedDocument Document(string id) => IndexedDocuments.Exact(id, Chunks, Dimensions, new Random(id.Length));

    static async Task<double> NearestScoreAsync(SqliteIndexStore store, Collection collection, IndexedDocument document) =>
        (await DenseRanking.OfAsync(store, collection, document.Vectors[0], 1, Cancel)).Chunks[0].Score;

    static async Task AssertRefusedAsync(string reason, Func<Task> work)
    {
        var failure = await Assert.ThrowsAsync<SemanticSearchException>(work);
        Assert.Equal(ErrorKind.Storage, failure.Kind);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    async Task MakeEarlierAsync(IndexedDocument document, int format)
    {
        await using (var store = await OpenAsync())
        {
            var collection = await store.EnsureCollectionAsync("treaties", Recipe, Cancel);
            await store.PutDocumentAsync(collection, document, Cancel);
        }
        using var other = OpenRaw();
        other.Run("ALTER TABLE documents DROP COLUMN text_hash");
        if (format < 6)
            other.Run("DROP TABLE source_lists; ALTER TABLE sources DROP COLUMN web; ALTER TABLE source_files DROP COLUMN page");
        foreach (var column in format < 5 ? new[] { "made_at", "activated", "retired_at" } : [])
            other.Run($"ALTER TABLE generations DROP COLUMN {column}");
        if (format == 3)
            other.Run("DROP TABLE failures; DROP TABLE backgrounds");
        other.Run($"PRAGMA user_version = {format}");
    }

    async Task<SqliteIndexStore> OpenAsync(string? folder = null) =>
        await SqliteIndexStore.OpenAsync(folder ?? _folder.Path, _time, NullLogger<SqliteIndexStore>.Instance, Cancel);

    SqliteConnection OpenRaw() => RawIndex.Open(_folder.At("index.db"));

    async Task<byte[]> ReadSharedAsync(string name)
    {
        await using var file = new FileStream(_folder.At(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, Cancel);
        return bytes;
    }

    // What a power cut leaves: the file, and as much of the log as reached the disk.
    async Task<int> CountWholeDocumentsAsync(byte[] main, byte[] log)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.At("index.db"), main, Cancel);
        await File.WriteAllBytesAsync(folder.At("index.db-wal"), log, Cancel);
        await using var store = await OpenAsync(folder.Path);
        if (await store.FindCollectionAsync("treaties", Cancel) is not { } collection)
            return 0;
        var documents = await store.ListDocumentsAsync(collection, null, 100, Cancel);
        Assert.Equal(Enumerable.Range(0, documents.Count).Select(i => $"{i}.md"), documents.Select(document => document.Id));
        var scope = (await DenseRanking.OfAsync(store, collection, IndexedDocuments.Axis(0, Dimensions), 1, Cancel)).Scope;
        Assert.Equal(new SearchScope(documents.Count, documents.Count * Chunks), scope);
        Assert.Equal(documents.Count * Chunks, (await store.GetStatusAsync(collection, Cancel)).Chunks);
        return documents.Count;
    }
}
