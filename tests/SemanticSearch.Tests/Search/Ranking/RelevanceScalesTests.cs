using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Ranking;

/// <summary>Whether a scale is measured or taken from the index is told by what the index holds: one by which nothing is relevant.</summary>
public sealed class RelevanceScalesTests : IAsyncLifetime
{
    const int Dimensions = 16;

    readonly TemporaryFolder _folder = new();
    readonly List<IAsyncDisposable> _opened = [];
    LoadedModels _models = null!;
    SqliteIndexStore _store = null!;
    Collection _collection = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var model = TinyModel.Write(
            _folder.At("tiny"), "treaty", "border", "grain", "export", "summit", "embargo", "the", "of", "and", "in", "how");
        _models = new LoadedModels(
            new AsyncLazy<ModelLibrary>(async ct => new ModelLibrary(await ModelCatalog.LoadAsync(ct), _folder.Path)),
            threads: 1,
            new QueryGate(TimeSpan.Zero, TimeProvider.System));
        _store = await SqliteIndexStore.OpenAsync(_folder.Path, TimeProvider.System, NullLogger<SqliteIndexStore>.Instance, Cancel);
        var fingerprint = (await _models.GetAsync(model, Cancel)).Model.Fingerprint;
        _collection = await _store.EnsureCollectionAsync("treaties", new IndexRecipe(model, fingerprint, Dimensions, 160, 1, ChunkContext: false), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in _opened)
            await opened.DisposeAsync();
        await _store.DisposeAsync();
        await _models.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_empty_collection_has_no_scale()
    {
        Assert.Null(await Open().GetAsync(_collection, Cancel));
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));
    }

    [Fact]
    public async Task A_scale_is_measured_once_and_kept_in_the_index()
    {
        await WriteAsync("a", 3);

        var scale = await Open().GetAsync(_collection, Cancel);
        var kept = (await _store.GetBackgroundAsync(_collection, Cancel))!;

        Assert.False(IsOld(scale));
        Assert.Equal((BackgroundMeter.BasisOf(_collection), 3L), (kept.Basis, kept.Chunks));
        Assert.Equal(BackgroundQueries.All.Count, kept.Scores.Count);
    }

    [Fact]
    public async Task After_a_restart_the_kept_scale_serves()
    {
        await WriteAsync("a", 20);
        await KeepAsync(BackgroundMeter.BasisOf(_collection), 19);

        Assert.True(IsOld(await Open().GetAsync(_collection, Cancel)));
    }

    [Fact]
    public async Task A_scale_of_another_model_or_other_queries_is_measured_anew()
    {
        await WriteAsync("a", 20);
        await KeepAsync("another basis", 20);

        Assert.False(IsOld(await Open().GetAsync(_collection, Cancel)));
        Assert.Equal(BackgroundMeter.BasisOf(_collection), (await _store.GetBackgroundAsync(_collection, Cancel))!.Basis);
    }

    [Fact]
    public async Task A_small_collection_that_has_grown_is_measured_anew_at_once()
    {
        await WriteAsync("a", 20);
        await KeepAsync(BackgroundMeter.BasisOf(_collection), 20);
        var scales = Open();
        Assert.True(IsOld(await scales.GetAsync(_collection, Cancel)));

        await WriteAsync("b", 3);

        Assert.False(IsOld(await scales.GetAsync(_collection, Cancel)));
        Assert.Equal(23, (await _store.GetBackgroundAsync(_collection, Cancel))!.Chunks);
    }

    [Fact]
    public async Task A_large_one_is_searched_with_the_old_scale_while_it_is_measured_anew()
    {
        await WriteAsync("a", 2_200);
        await KeepAsync(BackgroundMeter.BasisOf(_collection), 1_800);
        var scales = Open();

        Assert.True(IsOld(await scales.GetAsync(_collection, Cancel)));

        while (IsOld(await scales.GetAsync(_collection, Cancel)))
            await Task.Delay(1, Cancel);
        Assert.Equal(2_200, (await _store.GetBackgroundAsync(_collection, Cancel))!.Chunks);
    }

    [Fact]
    public async Task A_scale_of_half_as_many_chunks_misleads_and_is_not_used()
    {
        await WriteAsync("a", 2_200);
        await KeepAsync(BackgroundMeter.BasisOf(_collection), 1_000);

        Assert.False(IsOld(await Open().GetAsync(_collection, Cancel)));
    }

    [Fact]
    public async Task Closing_stops_what_is_being_measured()
    {
        await WriteAsync("a", 2_200);
        await KeepAsync(BackgroundMeter.BasisOf(_collection), 1_800);
        var scales = Open();

        await scales.GetAsync(_collection, Cancel);
        await scales.DisposeAsync();
        _opened.Clear();
    }

    [Fact]
    public async Task While_another_process_writes_a_scale_is_used_without_waiting_and_kept_later()
    {
        await WriteAsync("a", 20);
        var scales = Open();
        using (var other = OpenRaw())
        {
            Run(other, "BEGIN IMMEDIATE");
            Assert.NotNull(await scales.GetAsync(_collection, Cancel));
        }
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));

        await WriteAsync("b", 1);
        await scales.GetAsync(_collection, Cancel);
        Assert.NotNull(await _store.GetBackgroundAsync(_collection, Cancel));
    }

    [Fact]
    public async Task A_scale_that_the_index_cannot_take_is_used_nevertheless()
    {
        await WriteAsync("a", 20);
        using (var other = OpenRaw())
            Run(other, "CREATE TRIGGER refuse BEFORE INSERT ON backgrounds BEGIN SELECT RAISE(ABORT, 'read only'); END");

        Assert.NotNull(await Open().GetAsync(_collection, Cancel));
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));
    }

    [Fact]
    public async Task What_is_measured_without_the_model_is_not_kept()
    {
        await WriteAsync("a", 20);
        File.Delete(_folder.At("tiny/model.onnx"));

        await using var models = new LoadedModels(
            new AsyncLazy<ModelLibrary>(async ct => new ModelLibrary(await ModelCatalog.LoadAsync(ct), _folder.Path)),
            threads: 1,
            new QueryGate(TimeSpan.Zero, TimeProvider.System));

        Assert.NotNull(await Open(models).GetAsync(_collection, Cancel));
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));
    }

    [Fact]
    public async Task What_is_measured_without_words_is_not_kept()
    {
        await WriteAsync("a", 20);
        using (var other = OpenRaw())
            Run(other, $"DROP TABLE chunk_places_{_collection.Generation}");

        Assert.NotNull(await Open().GetAsync(_collection, Cancel));
        Assert.Null(await _store.GetBackgroundAsync(_collection, Cancel));
    }

    // By it nothing short of the highest cosine is relevant.
    static bool IsOld(RelevanceScale? scale) => !scale!.Floor(dense: true, lexical: false, RelevanceBand.Weak)!.IsReached(0.99, 0, holdsAll: false);

    Task<bool> KeepAsync(string basis, long chunks) => _store.TryPutBackgroundAsync(
        _collection, new BackgroundMeasurement(basis, chunks, [.. Enumerable.Repeat(new BackgroundScore(0.999, 0.999), 80)]), Cancel);

    Task<bool> WriteAsync(string id, int chunks) =>
        _store.PutDocumentAsync(_collection, IndexedDocuments.Exact(id, chunks, Dimensions, new Random(1)), Cancel);

    RelevanceScales Open(LoadedModels? models = null)
    {
        var scales = new RelevanceScales(
            new AsyncLazy<IIndexStore>(_ => Task.FromResult<IIndexStore>(_store)),
            new BackgroundMeter(models ?? _models),
            // Nothing takes any time, so that every change is looked at.
            new FakeTimeProvider(),
            NullLogger<RelevanceScales>.Instance);
        _opened.Add(scales);
        return scales;
    }

    SqliteConnection OpenRaw()
    {
        var connection = new SqliteConnection($"Data Source={_folder.At("index.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
