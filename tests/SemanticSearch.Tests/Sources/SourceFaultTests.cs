using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources;

/// <summary>Files that do not hold still, syncs that are stopped, and clocks that go back.</summary>
public sealed class SourceFaultTests : IAsyncDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    readonly List<string> _removed = [];
    readonly Library _library;

    public SourceFaultTests() => _library = new Library(_folder.At("data"), _time);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_file_that_vanishes_before_it_is_read_fails_alone_and_the_next_sync_forgets_it()
    {
        var source = await AddAsync("a", "b", "c");

        var results = await SyncAsync(source, planned: () => File.Delete(PathOf("b")));

        var failed = Assert.Single(results, result => result.Outcome == IndexOutcome.Failed);
        Assert.Equal("corpus/b.md", failed.DocumentId);
        Assert.DoesNotContain('\n', failed.Error!);
        Assert.Empty(await SyncAsync(source));
        Assert.Equal(2, (await _library.Browser.GetCollectionAsync("default", Cancel)).Documents);
        Assert.Equal(0, (await _library.Browser.GetCollectionAsync("default", Cancel)).Failed);
    }

    [Fact]
    public async Task A_file_that_changes_before_it_is_read_is_read_again_by_the_next_sync()
    {
        var source = await AddAsync("a", "b");
        await SyncAsync(source, planned: () => _folder.Write("corpus/b.md", "The embargo was lifted."));
        _folder.Write("corpus/b.md", "The embargo was kept.");

        await SyncAsync(source);

        Assert.Equal("The embargo was kept.", (await _library.Browser.GetDocumentAsync("default", "corpus/b.md", Cancel)).Document.Text);
        Assert.Empty((await PlanAsync(source)).Changed);
    }

    [Fact]
    public async Task A_new_file_that_goes_after_a_sync_was_stopped_takes_its_document_along()
    {
        var source = await AddAsync("a", "b", "c", "d");
        await StopAfterFirstAsync(source);
        File.Delete(PathOf("a"));

        await SyncAsync(source);

        Assert.Equal(
            ["corpus/b.md", "corpus/c.md", "corpus/d.md"],
            (await _library.Browser.ListDocumentsAsync("default", null, 10, Cancel)).Select(document => document.Id));
    }

    [Fact]
    public async Task What_a_sync_that_was_stopped_had_not_written_is_still_to_be_added()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"{i:000}").ToArray();
        var source = await AddAsync(names);
        await StopAfterFirstAsync(source);
        var written = (await _library.Browser.ListDocumentsAsync("default", null, 200, Cancel)).Select(document => document.Id).ToHashSet();

        var plan = await PlanAsync(source);

        Assert.InRange(written.Count, 1, names.Length - 1);
        Assert.Equal(names.Where(name => !written.Contains($"corpus/{name}.md")).Select(PathOf), plan.Added.Order());
        Assert.Equal(written.Count, plan.Changed.Count + plan.Unchanged);
    }

    [Fact]
    public async Task A_sync_that_was_stopped_while_all_files_moved_goes_on_without_force()
    {
        var source = await AddAsync("a", "b", "c", "d");
        await SyncAsync(source);
        foreach (var name in (string[])["a", "b", "c", "d"])
            File.Move(PathOf(name), PathOf($"new-{name}"));
        await SyncAsync(source with { Removes = false });

        await SyncAsync(source);

        Assert.Equal(["corpus/a.md", "corpus/b.md", "corpus/c.md", "corpus/d.md"], _removed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_goes_back_by_a_day_hides_no_change()
    {
        var source = await AddAsync("a", "b");
        await SyncAsync(source);
        _time.AdjustTime(_time.GetUtcNow().AddDays(-1));
        Write("b", "The embargo was lifted.", _time.GetUtcNow());

        Assert.Equal("corpus/b.md", Assert.Single(await SyncAsync(source)).DocumentId);
        Write("b", "The embargo was kept!!!", _time.GetUtcNow());
        Assert.Equal("corpus/b.md", Assert.Single(await SyncAsync(source)).DocumentId);
        await _library.Indexer.DeleteAsync("default", "corpus/a.md", Cancel);

        var answer = await _library.Searcher.SearchAsync(
            new SearchRequest { Query = "embargo kept", Mode = SearchMode.Lexical, MinimumRelevance = RelevanceBand.None }, Cancel);
        Assert.Equal("corpus/b.md", answer.Passages[0].DocumentId);
        Assert.Empty((await _library.Maintenance.VerifyAsync(Cancel)).Problems);
    }

    string PathOf(string name) => _folder.At($"corpus/{name}.md");

    void Write(string name, string text, DateTimeOffset time) =>
        File.SetLastWriteTimeUtc(_folder.Write($"corpus/{name}.md", text), time.UtcDateTime);

    Task<Source> AddAsync(params string[] names)
    {
        foreach (var name in names)
            Write(name, $"# Brief\n\nThe treaty of {name} was signed.", _time.GetUtcNow().AddDays(-2));
        return _library.Sources.AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);
    }

    Task<SyncPlan> PlanAsync(Source source) => _library.Sync.PlanAsync(source, new SyncOptions(), Cancel);

    async Task<List<IndexResult>> SyncAsync(Source source, Action? planned = null)
    {
        var results = new List<IndexResult>();
        await _library.Sync.RunAsync(source, new SyncOptions(), _ => planned?.Invoke(), results.Add, _removed.Add, Cancel);
        return results;
    }

    async Task StopAfterFirstAsync(Source source)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _library.Sync.RunAsync(
            source, new SyncOptions(), _ => { }, _ => stop.Cancel(), _removed.Add, stop.Token));
    }
}
