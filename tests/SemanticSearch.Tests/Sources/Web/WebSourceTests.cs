using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources.Web;

public sealed class WebSourceTests : IAsyncLifetime
{
    WebScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    WebSite Site => _scene.Site;

    public async ValueTask InitializeAsync()
    {
        _scene = await WebScene.StartAsync();
        foreach (var path in (string[])["/a", "/b", "/c", "/d"])
            Site.PutPage(path, $"The treaty of {path[1..]} was signed in Vienna.", $"\"{path[1..]}1\"");
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task An_index_of_sitemaps_is_walked_to_packed_ones_and_not_in_circles()
    {
        Site.Put(
            "/index.xml",
            $"<sitemapindex><sitemap><loc>{Site.At("/1.xml.gz")}</loc></sitemap><sitemap><loc>{Site.At("/2.xml")}</loc></sitemap></sitemapindex>");
        Site.Put("/1.xml.gz", ListContent.Pack(System.Text.Encoding.UTF8.GetBytes($"<urlset><url><loc>{Site.At("/a")}</loc></url></urlset>")).ToArray());
        Site.Put("/2.xml", $"<sitemapindex><sitemap><loc>{Site.At("/3.xml")}</loc></sitemap><sitemap><loc>{Site.At("/index.xml")}</loc></sitemap></sitemapindex>");
        Site.PutSitemap("/3.xml", "/b", "/a");
        var source = await _scene.AddAsync("/index.xml");
        await _scene.SyncAsync(source);

        Assert.Equal(WebSourceKind.Sitemap, source.Web?.Kind);
        Assert.Equal(["/a", "/b"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task What_a_list_that_fails_may_list_is_not_removed()
    {
        Site.Put(
            "/index.xml",
            $"<sitemapindex><sitemap><loc>{Site.At("/1.xml")}</loc></sitemap><sitemap><loc>{Site.At("/2.xml")}</loc></sitemap></sitemapindex>");
        Site.PutSitemap("/1.xml", "/a", "/b", "/c");
        Site.PutSitemap("/2.xml", "/d");
        var source = await _scene.AddAsync("/index.xml");
        await _scene.SyncAsync(source);
        Site.AnswerStatus("/2.xml", 403);
        var failed = Assert.Single(await _scene.SyncAsync(source));
        Assert.Equal((_scene.IdOf("/2.xml"), IndexOutcome.Failed), (failed.DocumentId, failed.Outcome));
        Assert.Equal(4, (await _scene.PathsAsync()).Count);

        Site.PutSitemap("/2.xml");
        await _scene.SyncAsync(source);

        Assert.Equal(["/a", "/b", "/c"], await _scene.PathsAsync());
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task A_source_that_is_down_removes_nothing_and_ends_no_run()
    {
        Site.PutSitemap("/sitemap.xml", "/a", "/b");
        var source = await _scene.AddAsync("/sitemap.xml");
        await _scene.SyncAsync(source);
        Site.AnswerStatus("/sitemap.xml", 500);

        var failed = Assert.Single(await _scene.SyncAsync(source));

        Assert.Contains("answered 500 Internal Server Error", failed.Error, StringComparison.Ordinal);
        Assert.Equal(["/a", "/b"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task A_feed_gives_titles_and_dates_keeps_what_it_forgets_and_is_not_sent_twice()
    {
        PutFeed("\"f1\"", Item("/a", "A truce in Vienna"), Item("/b", "A summit"));
        var source = await _scene.AddAsync("/feed");
        await _scene.SyncAsync(source);
        var document = (await _scene.Library.Browser.GetDocumentAsync("default", _scene.IdOf("/a"), Cancel)).Document;
        Assert.Equal("A truce in Vienna", document.Title);
        Assert.Equal(new DateOnly(2026, 3, 3), document.Facts.Dates[0].Interval.From);
        Assert.Empty(await _scene.SyncAsync(source));
        Assert.Equal("\"f1\"", Site.Requests.Last(request => request.Path == "/feed").IfNoneMatch);

        PutFeed("\"f2\"", Item("/c", "A treaty"));
        Assert.Single(await _scene.SyncAsync(source));
        Assert.Equal(["/a", "/b", "/c"], await _scene.PathsAsync());
        await _scene.SyncAsync(await _scene.AddAsync("/feed", keeps: false), new SyncOptions(Force: true));
        Assert.Equal(["/c"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task What_a_feed_carries_whole_is_read_where_there_is_no_page_of_it()
    {
        Site.Put("/robots.txt", "user-agent: *\ndisallow: /hidden");
        PutFeed(null, Item("/missing", "One", "<p>The embargo on grain.</p>"), Item("/hidden", "Two", "<p>The embargo on ore.</p>"), Item("/a", "Three", "<p>Short.</p>"));
        var source = await _scene.AddAsync("/feed");

        await _scene.SyncAsync(source);

        Assert.Equal(["/a", "/hidden", "/missing"], await _scene.PathsAsync());
        Assert.Equal("The embargo on grain.", await TextAsync("/missing"));
        Assert.Contains("Vienna", await TextAsync("/a"), StringComparison.Ordinal);
        Assert.Empty(await _scene.SyncAsync(source));
    }

    [Fact]
    public async Task Entries_without_any_address_are_read_from_the_feed()
    {
        PutFeed(null, "<item><guid isPermaLink=\"false\">no 1</guid><title>One</title><content:encoded>The embargo.</content:encoded></item>");
        var source = await _scene.AddAsync("/feed");

        await _scene.SyncAsync(source);

        Assert.Equal(["/feed#no 1"], await _scene.PathsAsync());
        Assert.Empty(await _scene.SyncAsync(source));
    }

    [Fact]
    public async Task A_list_may_lie_on_this_machine_and_tells_of_lines_that_are_no_addresses()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("pages.txt", $"# Two pages\n{Site.At("/a")}\n\n{Site.At("/b#part")}\nexample.org/../x\n");
        var source = await _scene.AddAsync(file, WebSourceKind.List);
        var results = await _scene.SyncAsync(source);
        Assert.Contains("is no http or https address", Assert.Single(results, result => result.Outcome == IndexOutcome.Failed).Error, StringComparison.Ordinal);

        folder.Write("pages.txt", $"{Site.At("/a")}\n");
        await _scene.SyncAsync(source, new SyncOptions(Force: true));

        Assert.Equal(["/a"], await _scene.PathsAsync());
        Assert.Empty(await _scene.FailuresAsync());
    }

    [Fact]
    public async Task Patterns_choose_pages_by_their_paths_and_what_is_excluded_later_goes()
    {
        Site.PutPage("/news/r%C3%A4te/1.html", "The summit.");
        Site.PutPage("/news/2.html", "The border.");
        Site.PutPage("/about", "Who we are.");
        Site.PutSitemap("/sitemap.xml", "/news/r%C3%A4te/1.html", "/news/2.html", "/about");
        await _scene.SyncAsync(await _scene.AddAsync("/sitemap.xml", include: ["/news/**"]));
        Assert.Equal(["/news/2.html", "/news/räte/1.html"], await _scene.PathsAsync());

        await _scene.SyncAsync(await _scene.AddAsync("/sitemap.xml", exclude: ["news/räte/*", "about"]), new SyncOptions(Force: true));

        Assert.Equal(["/news/2.html"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task More_pages_than_wanted_are_told_of()
    {
        Site.PutSitemap("/sitemap.xml", "/a", "/b", "/c");
        var source = await _scene.AddAsync("/sitemap.xml", pages: 2);

        var results = await _scene.SyncAsync(source);

        Assert.Contains("raise --max-pages", Assert.Single(results, result => result.Outcome == IndexOutcome.Failed).Error, StringComparison.Ordinal);
        Assert.Equal(["/a", "/b"], await _scene.PathsAsync());
    }

    [Fact]
    public async Task The_kind_is_found_out_or_given()
    {
        Site.Put("/list", $"{Site.At("/a")}\n");
        Assert.Equal(WebSourceKind.List, (await _scene.AddAsync("/list")).Web?.Kind);
        Assert.Equal(WebSourceKind.Page, (await _scene.AddAsync("/a")).Web?.Kind);
        Assert.Equal(WebSourceKind.Feed, (await _scene.AddAsync("/nothing", WebSourceKind.Feed)).Web?.Kind);
        Assert.Equal(ErrorKind.Unavailable, (await Assert.ThrowsAsync<SemanticSearchException>(() => _scene.AddAsync("/nowhere"))).Kind);
        foreach (var location in (string[])["ftp://example.org/a", "https://user:secret@example.org/", "https://"])
            Assert.Equal(ErrorKind.InvalidRequest, (await Assert.ThrowsAsync<SemanticSearchException>(() => _scene.AddAsync(location))).Kind);
    }

    static string Content(string? content) => content is null ? "" : $"<content:encoded><![CDATA[{content}]]></content:encoded>";

    string Item(string path, string title, string? content = null) =>
        $"<item><title>{title}</title><link>{Site.At(path)}</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate>{Content(content)}</item>";

    void PutFeed(string? entityTag, params IEnumerable<string> items) => Site.Put(
        "/feed",
        $"<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>{string.Concat(items)}</channel></rss>",
        entityTag,
        "application/rss+xml");

    async Task<string> TextAsync(string path) =>
        (await _scene.Library.Browser.GetDocumentAsync("default", _scene.IdOf(path), Cancel)).Document.Text;
}
