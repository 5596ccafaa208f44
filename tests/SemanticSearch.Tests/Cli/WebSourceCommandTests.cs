using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Cli;
using SemanticSearch.Sources.Web;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class WebSourceCommandTests : IAsyncLifetime
{
    readonly CliScene _scene = new();
    WebSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await WebSite.StartAsync();
        _site.PutPage("/a", "The treaty of the border.", "\"a1\"");
        _site.PutPage("/b", "The export of grain.");
        _site.PutSitemap("/sitemap.xml", "/a", "/b", "/c");
    }

    public ValueTask DisposeAsync()
    {
        _scene.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task A_sitemap_is_added_planned_synced_listed_and_searched()
    {
        Allow();
        var added = (await _scene.RunAsync("sources", "add", $"{_site.At("/sitemap.xml")}", "--max-pages", "50")).Exits(ExitCodes.Success);
        var plan = (await _scene.RunAsync("sync", "--dry-run")).Exits(ExitCodes.Success);
        var sync = (await _scene.RunAsync("sync", "--model", _scene.Model)).Exits(ExitCodes.Incomplete);
        var again = (await _scene.RunAsync("sync")).Exits(ExitCodes.Success);
        var source = (await _scene.RunAsync("sources", "list", "--json")).Exits(ExitCodes.Success).Json[0];
        var hit = (await _scene.RunAsync("search", "export of grain", "--json")).Exits(ExitCodes.Success);

        Assert.Equal(
            $"source 1 of collection 'default': {_site.At("/sitemap.xml")} (sitemap)\n"
            + "include all; exclude none; what is gone is removed; at most 50 pages\n",
            added.Out);
        Assert.Equal(
            $"{_site.At("/sitemap.xml")}: 2 to add, 0 to read again, 0 moved, 0 to remove, 0 unchanged\n"
            + $"+ {_site.At("/a")}\n+ {_site.At("/b")}\n! {_site.At("/c")}: answered 404 Not Found\n",
            plan.Out);
        Assert.StartsWith("3 documents read: 2 added, 0 replaced, 0 unchanged, 1 failed; 0 removed\n", sync.Out, StringComparison.Ordinal);
        Assert.StartsWith("0 documents read: ", again.Out, StringComparison.Ordinal);
        Assert.Equal("sitemap", source.GetProperty("web").GetProperty("kind").GetString());
        Assert.Equal(50, source.GetProperty("web").GetProperty("maximumPages").GetInt32());
        Assert.Contains($"\"{_site.At("/b")}\"", hit.Out, StringComparison.Ordinal);
        Assert.Contains("sitemap", (await _scene.RunAsync("sources", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_fit_is_an_error_in_one_line()
    {
        Assert.Contains(
            "not of the public internet",
            (await _scene.RunAsync("sources", "add", $"{_site.At("/a")}")).Exits(ExitCodes.Failed).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "is no http or https address",
            (await _scene.RunAsync("sources", "add", "ftp://example.org/a")).Exits(ExitCodes.Usage).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "--settings are for files",
            (await _scene.RunAsync("sources", "add", "https://example.org/a", "--settings", "x.yaml")).Exits(ExitCodes.Usage).Message,
            StringComparison.Ordinal);
        (await _scene.RunAsync("sources", "add", "https://example.org/a", "--kind", "book")).Exits(ExitCodes.Usage);
        (await _scene.RunAsync("sources", "add", "https://example.org/a", "--max-pages", "0")).Exits(ExitCodes.Usage);
    }

    [Theory]
    [InlineData("--keep", "kept")]
    [InlineData("--keep=false", "removed")]
    [InlineData("--max-pages=5", "kept if unlisted")]
    public async Task What_is_kept_can_be_said(string option, string shown)
    {
        (await _scene.RunAsync("sources", "add", option, "https://example.org/feed", "--kind", "feed")).Exits(ExitCodes.Success);

        Assert.Contains(shown, (await _scene.RunAsync("sources", "list")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_are_added_once_more_keep_what_is_not_given()
    {
        string[] add = ["sources", "add", "https://example.org/feed"];
        (await _scene.RunAsync([.. add, "--kind", "feed", "--max-pages", "5", "--keep", "--include", "a/**"])).Exits(ExitCodes.Success);

        // The kind stays too: nobody is asked for it.
        var again = (await _scene.RunAsync([.. add, "--exclude", "b/**"])).Exits(ExitCodes.Success);
        (await _scene.RunAsync([.. add, "--keep", "false"])).Exits(ExitCodes.Success);
        var more = (await _scene.RunAsync([.. add, "--max-pages", "6"])).Exits(ExitCodes.Success);

        Assert.EndsWith("feed (feed)\ninclude a/**; exclude b/**; what is gone is kept; at most 5 pages\n", again.Out, StringComparison.Ordinal);
        Assert.EndsWith("; what is gone is removed; at most 6 pages\n", more.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_addresses_stays_one()
    {
        var file = _scene.Write("addresses.txt", "https://example.org/a\n");
        (await _scene.RunAsync("sources", "add", file, "--kind", "list", "--keep")).Exits(ExitCodes.Success);

        var again = (await _scene.RunAsync("sources", "add", file, "--include", "a*")).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sources", "add", file, "--settings", "x.yaml")).Exits(ExitCodes.Usage);

        Assert.EndsWith("(list)\ninclude a*; exclude none; what is gone is kept; at most 10,000 pages\n", again.Out, StringComparison.Ordinal);
    }

    void Allow() => _scene.Replace = services => services.Configure<WebOptions>(options =>
    {
        options.AllowPrivateAddresses = true;
        options.MinimumIntervalSeconds = 0;
    });
}
