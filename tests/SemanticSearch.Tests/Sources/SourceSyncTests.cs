using System.IO.Compression;
using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources;

public sealed class SourceSyncTests : IAsyncDisposable
{
    static readonly string[] Names = ["a", "b", "c", "d", "e", "f"];

    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();
    readonly List<string> _removed = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Only_what_changed_is_read_again()
    {
        var source = await AddAsync();
        var first = await SyncAsync(source);
        var second = await SyncAsync(source);
        Write("b", "The embargo on grain ends in June.");
        var third = await SyncAsync(source);

        Assert.Equal(6, first.Count(result => result.Outcome == IndexOutcome.Added));
        Assert.Empty(second);
        Assert.Equal(("corpus/b.md", IndexOutcome.Replaced), (Assert.Single(third).DocumentId, third[0].Outcome));
    }

    [Fact]
    public async Task A_touched_file_is_not_read_again_but_new_bytes_of_the_same_size_and_time_soon_after_are()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        File.SetLastWriteTimeUtc(PathOf("a"), Old.AddDays(1));
        Assert.Equal(6, (await PlanAsync(source)).Unchanged);

        File.SetLastWriteTimeUtc(PathOf("a"), File.GetLastWriteTimeUtc(_folder.Write("now.txt")));
        await SyncAsync(source);
        var time = File.GetLastWriteTimeUtc(PathOf("a"));
        await File.WriteAllTextAsync(PathOf("a"), File.ReadAllText(PathOf("a")).Replace("treaty", "pledge", StringComparison.Ordinal), Cancel);
        File.SetLastWriteTimeUtc(PathOf("a"), time);

        Assert.Equal([PathOf("a")], (await PlanAsync(source)).Changed);
    }

    [Fact]
    public async Task A_renamed_file_moves_with_its_vectors()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        File.Move(PathOf("a"), PathOf("z"));

        var plan = await PlanAsync(source);
        var result = Assert.Single(await SyncAsync(source));

        Assert.Equal([new MovedFile(PathOf("a"), PathOf("z"))], plan.Moved);
        Assert.Empty(plan.Removed);
        Assert.Equal(("corpus/z.md", IndexOutcome.Added, 1, 1), (result.DocumentId, result.Outcome, result.Chunks, result.ReusedChunks));
        Assert.Equal(["corpus/a.md"], _removed);
        Assert.Equal(6, (await _library.Browser.GetCollectionAsync("default", Cancel)).Documents);
    }

    [Fact]
    public async Task What_is_gone_is_removed_unless_the_source_keeps_it()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        File.Delete(PathOf("a"));
        await SyncAsync(source with { Removes = false });
        Assert.Empty(_removed);

        await SyncAsync(source);

        Assert.Equal(["corpus/a.md"], _removed);
        Assert.Equal(0, (await PlanAsync(source)).RemovedDocuments);
    }

    [Fact]
    public async Task More_than_a_third_goes_only_by_force_and_a_folder_that_is_not_there_removes_nothing()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        foreach (var name in Names[..3])
            File.Delete(PathOf(name));

        var plan = await PlanAsync(source);
        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => SyncAsync(source));
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
        Assert.Equal(refused.Message, plan.Refusal);
        Assert.Null((await _library.Sync.PlanAsync(source, new SyncOptions(Force: true), Cancel)).Refusal);
        Assert.StartsWith("3 of the 6 documents of ", refused.Message, StringComparison.Ordinal);
        Directory.Move(_folder.At("corpus"), _folder.At("elsewhere"));
        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<SemanticSearchException>(() => SyncAsync(source, new(Force: true)))).Kind);
        Assert.Empty(_removed);

        Directory.Move(_folder.At("elsewhere"), _folder.At("corpus"));
        await SyncAsync(source, new SyncOptions(Force: true));
        Assert.Equal(3, _removed.Count);
    }

    [Fact]
    public async Task Include_and_exclude_choose_files_and_what_is_excluded_later_goes()
    {
        _folder.Write("corpus/notes/x.txt", "A note on the summit.");
        var source = await AddAsync(include: ["*.md", "notes/**"]);
        Assert.Equal(7, (await SyncAsync(source)).Count);

        source = await AddAsync(exclude: ["notes/**"]);
        await SyncAsync(source);

        Assert.Equal(["corpus/notes/x.txt"], _removed);
    }

    [Fact]
    public async Task What_an_archive_holds_no_more_is_removed_and_a_damaged_one_keeps_its_documents()
    {
        WriteZip("one", "two");
        var source = await AddAsync();
        await SyncAsync(source);
        File.WriteAllBytes(_folder.At("corpus/pack.zip"), [.. "PK"u8, 3, 4, .. new byte[100]]);
        var damaged = await SyncAsync(source);
        Assert.Equal(IndexOutcome.Failed, Assert.Single(damaged).Outcome);
        Assert.Empty(_removed);

        WriteZip("two");
        await SyncAsync(source);

        Assert.Equal(["corpus/pack.zip/one.txt"], _removed);
    }

    [Fact]
    public async Task An_archive_that_shrinks_by_much_loses_documents_only_by_force()
    {
        WriteZip([.. Enumerable.Range(1, 9).Select(n => $"number{n}")]);
        var source = await AddAsync(writes: false);
        await SyncAsync(source);
        WriteZip("number1", "number2");

        var stopped = await Assert.ThrowsAsync<SemanticSearchException>(() => SyncAsync(source));
        Assert.Equal(ErrorKind.Conflict, stopped.Kind);
        Assert.Contains("7 of the 9 documents", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(_removed);
        await Assert.ThrowsAsync<SemanticSearchException>(() => SyncAsync(source));

        await SyncAsync(source, new SyncOptions { Force = true });
        Assert.Equal(7, _removed.Count);
        Assert.Empty(await SyncAsync(source));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sync_that_was_stopped_within_an_archive_leaves_nothing_of_it_when_it_goes(bool isKnown)
    {
        WriteZip("number0");
        var source = await AddAsync(writes: false);
        if (isKnown)
            await SyncAsync(source);

        WriteZip([.. Enumerable.Range(1, 9).Select(n => $"number{n}")]);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _library.Sync.RunAsync(
            source, new SyncOptions(), _ => { }, _ => stop.CancelAfter(++seen < 3 ? Timeout.InfiniteTimeSpan : TimeSpan.Zero), _ => { }, stop.Token));
        Assert.NotEqual(0, (await _library.Browser.GetCollectionAsync("default", Cancel)).Documents);
        File.Delete(_folder.At("corpus/pack.zip"));

        await SyncAsync(source, new SyncOptions { Force = true });

        Assert.Equal(0, (await _library.Browser.GetCollectionAsync("default", Cancel)).Documents);
    }

    [Fact]
    public async Task A_deleted_document_stays_away_whatever_changes_beside_it_until_its_file_does()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        await _library.Indexer.DeleteAsync("default", "corpus/a.md", Cancel);
        _folder.Write("corpus/other.bin", "unrelated");

        Assert.DoesNotContain(await SyncAsync(source), result => result.DocumentId == "corpus/a.md");
        Write("a", "The treaty of a was renewed.");
        Assert.Equal("corpus/a.md", Assert.Single(await SyncAsync(source)).DocumentId);
    }

    [Fact]
    public async Task A_document_that_another_source_had_is_read_once_that_one_is_gone()
    {
        _folder.Write("x/docs/f.md", "The first text.");
        _folder.Write("y/docs/f.md", "The second text.");
        var first = await _library.Sources.AddAsync("default", _folder.At("x/docs"), [], [], null, removes: true, Cancel);
        var second = await _library.Sources.AddAsync("default", _folder.At("y/docs"), [], [], null, removes: true, Cancel);
        await SyncAsync(first);
        Assert.Equal(IndexOutcome.Failed, Assert.Single(await SyncAsync(second)).Outcome);
        File.Delete(_folder.At("x/docs/f.md"));

        await SyncAsync(first, new SyncOptions { Force = true });
        Assert.Equal(["docs/f.md"], _removed);
        await SyncAsync(second);

        Assert.Equal("The second text.", (await _library.Browser.GetDocumentAsync("default", "docs/f.md", Cancel)).Document.Text);
    }

    [Fact]
    public async Task Hidden_folders_excluded_files_and_an_index_within_the_folder_read_nothing_again()
    {
        var source = await AddAsync(exclude: ["drafts/**"]);
        await SyncAsync(source);
        _folder.Write("corpus/.git/HEAD", "ref: refs/heads/main");
        _folder.Write("corpus/drafts/new.md", "Not yet.");
        _folder.Write("corpus/data/index.db", "an index");
        _folder.Write("corpus/data/index.db-wal", "its log");

        Assert.Empty(await SyncAsync(source));
    }

    [Fact]
    public async Task Changed_settings_read_everything_again_and_embed_nothing_that_is_the_same()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        _folder.Write("corpus/semsearch.yaml", "fields:\n  series: briefs\n");

        var results = await SyncAsync(source);

        Assert.Equal(6, results.Count);
        Assert.All(results, result => Assert.Equal(result.Chunks, result.ReusedChunks));
        Assert.Empty(await SyncAsync(source));
    }

    [Fact]
    public async Task A_file_that_failed_is_passed_over_until_it_changes_or_is_asked_for()
    {
        File.SetLastWriteTimeUtc(_folder.Write("corpus/a.md", " "), Old);
        var source = await AddAsync(writes: false);
        Assert.Equal(IndexOutcome.Failed, Assert.Single(await SyncAsync(source)).Outcome);

        Assert.Empty(await SyncAsync(source));
        Assert.Single(await SyncAsync(source, new SyncOptions(RetriesFailed: true)));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_stays_as_it_was_and_is_read_by_a_later_sync()
    {
        var source = await AddAsync();
        await SyncAsync(source);
        Write("a", "The embargo on grain is half-writ");
        Write("g", "The pact of the g");
        var waits = new SyncOptions { IsSettled = file => file.Path != PathOf("a") && file.Path != PathOf("g") };

        Assert.Empty(await SyncAsync(source, waits));
        Assert.True(await _library.Sync.IsCurrentAsync(source, waits, Cancel));
        Assert.False(await _library.Sync.IsCurrentAsync(source, new SyncOptions(), Cancel));
        Assert.Empty(_removed);
        Assert.Equal(["corpus/a.md", "corpus/g.md"], (await SyncAsync(source)).Select(result => result.DocumentId));
    }

    [Fact]
    public async Task Of_a_long_document_only_the_chunks_that_changed_are_embedded()
    {
        var paragraphs = Enumerable.Range(1, 30).Select(i => $"# Part {i}\n\nThe delegation of country {i} spoke at length about the treaty.\n").ToList();
        Write("a", string.Join('\n', paragraphs));
        var source = await AddAsync(writes: false);
        var first = Assert.Single(await SyncAsync(source));
        paragraphs[10] = "# Part 11\n\nThe embargo was lifted in the spring.\n";
        Write("a", string.Join('\n', paragraphs));

        var second = Assert.Single(await SyncAsync(source));

        Assert.Equal(30, first.Chunks);
        Assert.Equal((30, 29), (second.Chunks, second.ReusedChunks));
        await AssertLikeFreshAsync("corpus/a.md");
    }

    static DateTime Old => new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    // Whatever was reused, the index is that which a first indexing makes.
    async Task AssertLikeFreshAsync(string id)
    {
        await using var fresh = new Library();
        await fresh.Indexer.IndexAsync("default", SemanticSearch.Reading.FileSources.Enumerate(_folder.At("corpus")), Cancel).ToListAsync(Cancel);
        Assert.Equal(await VectorsAsync(fresh, id), await VectorsAsync(_library, id));
    }

    static async Task<float[][]> VectorsAsync(Library library, string id)
    {
        var store = await library.IndexStore.GetAsync(Cancel);
        var collection = await store.FindCollectionAsync("default", Cancel);
        return [.. (await store.GetVectorsAsync(collection!, id, Cancel)).Select(vector => vector.ToArray())];
    }

    string PathOf(string name) => _folder.At($"corpus/{name}.md");

    void Write(string name, string text) => File.SetLastWriteTimeUtc(_folder.Write($"corpus/{name}.md", $"# The brief\n\n{text}"), Old);

    void WriteZip(params string[] names)
    {
        Directory.CreateDirectory(_folder.At("corpus"));
        File.Delete(_folder.At("corpus/pack.zip"));
        using var archive = ZipFile.Open(_folder.At("corpus/pack.zip"), ZipArchiveMode.Create);
        foreach (var name in names)
        {
            using var writer = new StreamWriter(archive.CreateEntry($"{name}.txt").Open());
            writer.Write($"The text of number {name}.");
        }
    }

    Task<Source> AddAsync(string[]? include = null, string[]? exclude = null, bool writes = true)
    {
        foreach (var name in writes ? Names : [])
            Write(name, $"The treaty of {name} was signed in Vienna.");
        return _library.Sources.AddAsync("default", _folder.At("corpus"), include ?? [], exclude ?? [], null, removes: true, Cancel);
    }

    Task<SyncPlan> PlanAsync(Source source) => _library.Sync.PlanAsync(source, new SyncOptions(), Cancel);

    async Task<List<IndexResult>> SyncAsync(Source source, SyncOptions? options = null)
    {
        var results = new List<IndexResult>();
        await _library.Sync.RunAsync(source, options ?? new SyncOptions(), _ => { }, results.Add, _removed.Add, Cancel);
        return results;
    }
}
