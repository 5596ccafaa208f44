using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources.Web;

public sealed class WebSyncTests : IAsyncLifetime
{
    static readonly string[] Paths = ["/a", "/b", "/c", "/d"];

    WebScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    WebSite Site => _scene.Site;

    public async ValueTask InitializeAsync()
    {
        _scene = await WebScene.StartAsync();
        foreach (var path in Paths)
            Site.PutPage(path, $"The treaty of {path[1..]} was signed in Vienna.", $"\"{path[1..]}1\"");
        Site.PutSitemap("/sitemap.xml", Paths);
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Pages_are_documents_that_citations_link_to()
    {
        var results = await _scene.SyncAsync(await _scene.AddAsync("/sitemap.xml"));

        Assert.Equal(Paths.Select(_scene.IdOf), results.Select(result => result.DocumentId));
        var document = (await _scene.Library.Browser.GetDocumentAsync("default", _scene.IdOf("/a"), Cancel)).Document;
        Assert.Equal("Page /a", document.Title);
        Assert.Equal(_scene.IdOf("/a"), document.Facts.Url);
    }

    [Fact]
    public async Task Only_pages_that_changed_are_sent_and_read_again()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.Forget();
        Assert.Empty(await _scene.SyncAsync(source));
        Assert.Equal(Paths.Select(path => $"\"{path[1..]}1\""), Site.Requests.Where(request => Paths.Contains(request.Path)).Select(request => request.IfNoneMatch));

        Site.PutPage("/b", "The treaty of b was signed in Prague.", "\"b2\"");
        var changed = await _scene.SyncAsync(source);

        Assert.Equal((_scene.IdOf("/b"), IndexOutcome.Replaced), (Assert.Single(changed).DocumentId, changed[0].Outcome));
    }

    [Fact]
    public async Task A_page_without_validators_is_compared_by_its_bytes()
    {
        Site.PutPage("/a", "The treaty of a.");
        var source = await _scene.AddAsync("/a");
        Assert.Single(await _scene.SyncAsync(source));

        Assert.Empty(await _scene.SyncAsync(source));
        Site.PutPage("/a", "Another treaty of a.");
        Assert.Single(await _scene.SyncAsync(source));
    }

    [Fact]
    public async Task A_listed_time_that_is_the_same_is_believed_for_a_week()
    {
        Site.PutSitemap("/sitemap.xml", "/a|2025-12-01", "/b|2025-12-01", "/c|2026-01-02", "/d");
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);

        // That of /c may still have changed on the day, and /d has none.
        Assert.Equal(["/c", "/d"], await AskedAsync(source));
        Site.PutSitemap("/sitemap.xml", "/a|2025-12-02", "/b|2025-12-01", "/c|2026-01-02", "/d");
        Assert.Equal(["/a", "/c", "/d"], await AskedAsync(source));
        _scene.Time.Now += TimeSpan.FromDays(7);
        Assert.Equal(["/a", "/b", "/c", "/d"], await AskedAsync(source));
    }

    [Fact]
    public async Task What_is_gone_or_no_longer_listed_is_removed()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.AnswerStatus("/a", 410);
        var plan = await _scene.PlanAsync(source);
        var results = await _scene.SyncAsync(source);

        Assert.Equal([_scene.IdOf("/a")], plan.Removed);
        Assert.Equal([_scene.IdOf("/a")], _scene.Removed);
        Assert.Contains("answered 410 Gone", Assert.Single(results).Error, StringComparison.Ordinal);
        Assert.Empty(await _scene.SyncAsync(source));
        Assert.Equal(["/a"], (await _scene.FailuresAsync()).Keys);

        Site.PutSitemap("/sitemap.xml", "/b", "/c");
        await _scene.SyncAsync(source);

        Assert.Equal(["/b", "/c"], await _scene.PathsAsync());
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task A_page_that_comes_back_is_indexed_again()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.Remove("/a");
        await _scene.SyncAsync(source);
        Site.PutPage("/a", "The treaty of a was signed in Vienna.", "\"a1\"");

        Assert.Equal(IndexOutcome.Added, Assert.Single(await _scene.SyncAsync(source)).Outcome);
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task More_than_a_third_goes_only_by_force_whether_gone_or_unlisted()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.Remove("/a");
        Site.AnswerStatus("/b", 404);
        Site.PutPage("/c", "The treaty of c was signed in Prague.", "\"c2\"");
        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => _scene.SyncAsync(source));
        Assert.Equal(ErrorKind.Conflict, refused.Kind);
        Assert.StartsWith("2 of the 4 documents of ", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Removed);

        Site.PutSitemap("/sitemap.xml", "/c", "/d");
        Site.Forget();
        await Assert.ThrowsAsync<SemanticSearchException>(() => _scene.SyncAsync(source));
        Assert.Equal(0, Site.Count("/c"));
        await _scene.SyncAsync(source, new SyncOptions(Force: true));

        Assert.Equal(["/c", "/d"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task A_page_that_asks_not_to_be_indexed_goes_and_a_source_may_keep_all()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.PutPage("/a", "The treaty of a.", "\"a2\"", "<meta name=\"robots\" content=\"noindex\">");
        Site.Remove("/b");
        await _scene.SyncAsync(source with { Removes = false });
        Assert.Equal(["/a", "/b", "/c", "/d"], await _scene.PathsAsync());
        Site.PutPage("/b", "The treaty of b was signed in Vienna.");

        await _scene.SyncAsync(source);

        Assert.Equal(["/b", "/c", "/d"], await _scene.PathsAsync());
        Assert.Equal("asks not to be indexed (noindex)", (await _scene.FailuresAsync())["/a"].Split("': ")[1]);
    }

    [Fact]
    public async Task A_page_that_fails_for_now_stays_and_is_asked_for_later()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.AnswerStatus("/a", 503);
        Assert.Equal(IndexOutcome.Failed, Assert.Single(await _scene.SyncAsync(source)).Outcome);
        Assert.Contains("answered 503 Service Unavailable; a sync after 2026-01-02", (await _scene.FailuresAsync())["/a"], StringComparison.Ordinal);
        Site.PutPage("/a", "The treaty of a was signed in Vienna.", "\"a1\"");
        Assert.Equal(["/b", "/c", "/d"], await AskedAsync(source));

        _scene.Time.Now += TimeSpan.FromMinutes(8);
        Assert.Equal(IndexOutcome.Unchanged, Assert.Single(await _scene.SyncAsync(source)).Outcome);

        Assert.Equal(["/a", "/b", "/c", "/d"], await _scene.PathsAsync());
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task A_page_that_cannot_be_read_is_read_again_when_it_changes_or_when_that_is_asked_for()
    {
        Site.Put("/a", "%PDF-1.7 and nothing else", "\"a1\"", "application/pdf");
        var source = await _scene.AddAsync("/sitemap.xml");
        Assert.Single(await _scene.SyncAsync(source), result => result.Outcome == IndexOutcome.Failed);

        Assert.Empty(await _scene.SyncAsync(source));
        Assert.Single(await _scene.SyncAsync(source, new SyncOptions(RetriesFailed: true)));
        Site.PutPage("/a", "The treaty of a.", "\"a2\"");
        Assert.Equal(IndexOutcome.Added, Assert.Single(await _scene.SyncAsync(source)).Outcome);
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task A_sync_that_is_stopped_goes_on_where_it_was()
    {
        var paths = Enumerable.Range(0, 60).Select(i => $"/p{i}").ToList();
        foreach (var path in paths)
            Site.PutPage(path, $"The treaty of {path[1..]}.", "\"1\"");
        Site.PutSitemap("/many.xml", paths.Select(path => $"{path}|2025-12-01"));
        var source = await _scene.AddAsync("/many.xml");
        var heard = 0;
        await Assert.ThrowsAsync<IOException>(() => _scene.SyncAsync(
            source, heard: _ => { if (++heard == 50) throw new IOException("killed"); }));
        Site.Forget();

        await _scene.SyncAsync(source);

        // What was on disk some pages before the end is not asked for again.
        Assert.InRange(paths.Sum(Site.Count), 10, 40);
        Assert.Equal(60, (await _scene.PathsAsync()).Count);
    }

    [Fact]
    public async Task A_new_page_that_is_no_longer_listed_after_a_sync_was_stopped_takes_its_document_along()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        var heard = 0;
        await Assert.ThrowsAsync<IOException>(() => _scene.SyncAsync(
            source, heard: _ => { if (++heard == 2) throw new IOException("killed"); }));
        Assert.Contains("/a", await _scene.PathsAsync());
        Site.PutSitemap("/sitemap.xml", "/c", "/d");

        await _scene.SyncAsync(source, new SyncOptions(Force: true));

        Assert.Equal(["/c", "/d"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task A_plan_tells_what_a_sync_would_do_and_writes_nothing()
    {
        var source = await _scene.AddAsync("/sitemap.xml");
        Assert.Equal(Paths.Select(_scene.IdOf), (await _scene.PlanAsync(source)).Added);
        await _scene.SyncAsync(source);
        Site.PutPage("/a", "Another treaty of a.", "\"a2\"");
        Site.Remove("/b");
        Site.AnswerStatus("/c", 403);

        var plan = await _scene.PlanAsync(source);

        Assert.Equal([_scene.IdOf("/a")], plan.Changed);
        Assert.Equal([_scene.IdOf("/b")], plan.Removed);
        Assert.Equal([new FailingPage(_scene.IdOf("/c"), "answered 403 Forbidden")], plan.Failing);
        Assert.Equal((1, 1, 4), (plan.Unchanged, plan.RemovedDocuments, plan.KnownDocuments));
        Assert.Equal(plan.Changed, (await _scene.PlanAsync(source)).Changed);
    }

    async Task<List<string>> AskedAsync(Source source)
    {
        Site.Forget();
        await _scene.SyncAsync(source);
        return [.. Site.Requests.Select(request => request.Path).Where(path => Paths.Contains(path))];
    }
}
