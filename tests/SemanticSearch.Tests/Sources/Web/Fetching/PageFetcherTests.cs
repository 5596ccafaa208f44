using System.IO.Compression;
using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Sources.Web;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Sources.Web.Fetching;

public sealed class PageFetcherTests : IAsyncLifetime
{
    const int MaximumBytes = 100_000;

    readonly ImpatientTime _time = new();
    readonly WebOptions _options = new() { AllowPrivateAddresses = true, MinimumIntervalSeconds = 0, Contact = "crawler@example.org" };
    readonly List<IDisposable> _opened = [];
    WebSite _site = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await WebSite.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(opened => opened.Dispose());
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_page_comes_with_its_media_type_and_validators_and_is_told_who_asks()
    {
        _site.PutPage("/a", "A truce.", "\"v1\"");

        var answer = await FetchAsync("/a");

        Assert.Equal((FetchOutcome.Fetched, "text/html", "\"v1\""), (answer.Outcome, answer.MediaType, answer.Validators.EntityTag));
        Assert.Equal(["/robots.txt", "/a"], _site.Requests.Select(request => request.Path));
        Assert.All(_site.Requests, request => Assert.Matches(@"^SemanticSearch/[0-9.]+ \(\+crawler@example\.org\)$", request.Agent));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        _site.PutPage("/a", "A truce.", "W/\"v1\"");
        var first = await FetchAsync("/a");

        Assert.Equal(FetchOutcome.NotModified, (await FetchAsync("/a", first.Validators)).Outcome);
        Assert.Equal("W/\"v1\"", _site.Requests[^1].IfNoneMatch);
        await FetchAsync("/a", new Validators(null, "Tue, 03 Mar 2026 10:00:00 GMT"));
        Assert.Equal("Tue, 03 Mar 2026 10:00:00 GMT", _site.Requests[^1].IfModifiedSince);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked_for_and_the_file_is_read_once()
    {
        _site.Put("/robots.txt", "user-agent: semanticsearch\ndisallow: /secret");
        _site.PutPage("/secret/a", "A truce.");
        _site.PutPage("/b", "A truce.");
        var fetcher = NewFetcher();

        var forbidden = await FetchAsync(fetcher, "/secret/a");
        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync(fetcher, "/b")).Outcome);

        Assert.Equal(FetchOutcome.Refused, forbidden.Outcome);
        Assert.Contains("robots.txt", forbidden.Problem, StringComparison.Ordinal);
        Assert.Equal(["/robots.txt", "/b"], _site.Requests.Select(request => request.Path));
    }

    [Theory]
    [InlineData(404, nameof(FetchOutcome.Fetched))]
    [InlineData(403, nameof(FetchOutcome.Fetched))]
    [InlineData(500, nameof(FetchOutcome.Unavailable))]
    [InlineData(429, nameof(FetchOutcome.Unavailable))]
    public async Task Without_robots_txt_everything_is_allowed_unless_the_host_fails(int status, string expected)
    {
        _site.AnswerStatus("/robots.txt", status);
        _site.PutPage("/a", "A truce.");

        Assert.Equal(expected, (await FetchAsync("/a")).Outcome.ToString());
    }

    [Fact]
    public async Task Robots_txt_may_lie_elsewhere()
    {
        _site.Redirect("/robots.txt", "/rules.txt", 301);
        _site.Put("/rules.txt", "user-agent: *\ndisallow: /");

        Assert.Equal(FetchOutcome.Refused, (await FetchAsync("/a")).Outcome);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_followed(int status)
    {
        _site.Redirect("/a", "b?x=1", status);
        _site.PutPage("/b?x=1", "A truce.");

        var answer = await FetchAsync("/a");

        Assert.Equal((FetchOutcome.Fetched, _site.At("/b?x=1")), (answer.Outcome, answer.Address));
    }

    [Fact]
    public async Task Each_host_on_the_way_is_asked_whether_it_allows_it()
    {
        await using var other = await WebSite.StartAsync();
        other.Put("/robots.txt", "user-agent: *\ndisallow: /");
        _site.Redirect("/a", other.At("/b").AbsoluteUri);

        Assert.Equal(FetchOutcome.Refused, (await FetchAsync("/a")).Outcome);
        Assert.Equal(0, other.Count("/b"));
    }

    [Fact]
    public async Task Circles_long_ways_and_other_schemes_end()
    {
        _site.Redirect("/a", "/b");
        _site.Redirect("/b", "/a");
        for (var i = 0; i < 10; i++)
            _site.Redirect($"/{i}", $"/{i + 1}");
        _site.Redirect("/file", "file:///etc/passwd");
        _site.Redirect("/user", $"http://user:secret@{_site.At("/").Authority}/0");

        Assert.Equal("redirects in a circle", (await FetchAsync("/a")).Problem);
        Assert.Equal($"redirects more than {PageFetcher.MostRedirects} times", (await FetchAsync("/0")).Problem);
        Assert.Equal(PageFetcher.MostRedirects, Enumerable.Range(1, 10).Count(i => _site.Count($"/{i}") > 0));
        Assert.Contains("which is not followed", (await FetchAsync("/file")).Problem, StringComparison.Ordinal);
        Assert.Contains("which is not followed", (await FetchAsync("/user")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, nameof(FetchOutcome.Absent))]
    [InlineData(410, nameof(FetchOutcome.Absent))]
    [InlineData(401, nameof(FetchOutcome.Refused))]
    [InlineData(403, nameof(FetchOutcome.Refused))]
    [InlineData(204, nameof(FetchOutcome.Refused))]
    public async Task A_status_says_what_is_wrong(int status, string expected)
    {
        _site.AnswerStatus("/a", status);

        var answer = await FetchAsync("/a");

        Assert.Equal(expected, answer.Outcome.ToString());
        Assert.StartsWith($"answered {status}", answer.Problem, StringComparison.Ordinal);
        Assert.Equal(1, _site.Count("/a"));
    }

    [Fact]
    public async Task What_may_pass_is_tried_again_after_the_time_that_the_server_asks_for()
    {
        var answers = 0;
        _site.PutPage("/b", "A truce.");
        _site.Answer("/a", context =>
        {
            if (++answers == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "17";
            }
            else if (answers == 2)
            {
                context.Abort();
            }
            else
            {
                context.Response.ContentType = "text/plain";
            }

            return Task.CompletedTask;
        });

        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync("/a")).Outcome);
        Assert.Equal(2, _time.Waits.Count);
        Assert.InRange(_time.Waits[0].TotalSeconds, 17, 25.5);
        Assert.InRange(_time.Waits[1].TotalSeconds, 4, 6);
    }

    [Theory]
    [InlineData("crawl-delay: 2", 10)]
    [InlineData("crawl-delay: 20", 20)]
    [InlineData("crawl-delay: 500", 30)]
    public async Task A_host_is_given_the_time_that_it_asks_for_within_bounds(string line, int seconds)
    {
        _options.MinimumIntervalSeconds = 10;
        _options.MaximumCrawlDelaySeconds = 30;
        _site.Put("/robots.txt", $"user-agent: *\n{line}");
        _site.PutPage("/a", "A truce.");

        await FetchAsync("/a");

        // Less what has passed since the request for robots.txt.
        Assert.InRange(Assert.Single(_time.Waits).TotalSeconds, seconds - 9, seconds);
    }

    [Theory]
    [InlineData("text/html; charset")]
    [InlineData("text/html;")]
    [InlineData("Text/HTML; charset=utf-8; boundary")]
    public async Task A_media_type_with_broken_parameters_is_still_one(string mediaType)
    {
        _site.Put("/a", "<!doctype html><p>A truce.", mediaType: mediaType);

        Assert.Equal(FetchOutcome.Fetched, (await FetchAsync("/a")).Outcome);
    }

    [Fact]
    public async Task A_host_that_asks_for_an_hour_is_left_alone()
    {
        _site.AnswerStatus("/a", 503, "3600");
        var fetcher = NewFetcher();

        Assert.Equal("answered 503 Service Unavailable", (await FetchAsync(fetcher, "/a")).Problem);
        var next = await FetchAsync(fetcher, "/b");

        Assert.Equal(FetchOutcome.Unavailable, next.Outcome);
        Assert.InRange(next.RetryAfter!.Value.TotalMinutes, 59, 90);
        Assert.Equal((1, 0), (_site.Count("/a"), _site.Count("/b")));
    }

    [Fact]
    public async Task A_host_that_never_answers_is_not_asked_for_each_of_its_pages()
    {
        foreach (var i in Enumerable.Range(0, 10))
            _site.AnswerStatus($"/{i}", 500);
        var fetcher = NewFetcher();

        foreach (var i in Enumerable.Range(0, 10))
            Assert.Equal(FetchOutcome.Unavailable, (await FetchAsync(fetcher, $"/{i}")).Outcome);

        Assert.Equal(1 + HostGate.MostFailures, _site.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_never_ends_or_never_comes_is_given_up()
    {
        _site.Answer("/a", async context =>
        {
            await context.Response.Body.WriteAsync("A"u8.ToArray(), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await ExpireAsync(context.RequestAborted);
        });
        _site.Answer("/b", context => ExpireAsync(context.RequestAborted));

        foreach (var path in (string[])["/a", "/b"])
        {
            var answer = await FetchAsync(path);
            Assert.Equal((FetchOutcome.Unavailable, "did not answer in time"), (answer.Outcome, answer.Problem));
        }
    }

    [Fact]
    public async Task What_is_too_large_is_not_taken_whether_it_says_so_or_not()
    {
        _site.Put("/told", new byte[MaximumBytes + 1]);
        _site.Answer("/untold", async context =>
        {
            for (var i = 0; i < 20; i++)
                await context.Response.Body.WriteAsync(new byte[MaximumBytes / 10], context.RequestAborted);
        });
        _site.Answer("/packed", context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            return context.Response.Body.WriteAsync(Packed(new byte[50 * MaximumBytes]), context.RequestAborted).AsTask();
        });

        foreach (var path in (string[])["/told", "/untold", "/packed"])
            Assert.Equal($"is larger than the limit of {MaximumBytes} bytes", (await FetchAsync(path)).Problem);
    }

    [Fact]
    public async Task What_nothing_reads_and_what_asks_not_to_be_indexed_is_not_taken()
    {
        _site.Put("/a.png", [1, 2, 3], mediaType: "image/png");
        _site.Answer("/b", context =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noarchive, noindex";
            return Task.CompletedTask;
        });

        Assert.Equal("has the media type 'image/png', which is not read", (await FetchAsync("/a.png")).Problem);
        Assert.Equal(FetchOutcome.Excluded, (await FetchAsync("/b")).Outcome);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task This_machine_is_out_of_reach_unless_it_is_allowed(string host)
    {
        _options.AllowPrivateAddresses = false;
        _site.PutPage("/a", "A truce.");

        var answer = await NewFetcher().FetchAsync(
            RequestOf(new Uri($"http://{host}:{_site.At("/").Port}/a"), Validators.None), Cancel);

        Assert.Equal(FetchOutcome.Refused, answer.Outcome);
        Assert.Contains("not of the public internet", answer.Problem, StringComparison.Ordinal);
        Assert.Empty(_site.Requests);
    }

    static byte[] Packed(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    static FetchRequest RequestOf(Uri address, Validators validators) => new(address, validators, MaximumBytes, IsPage: true);

    async Task ExpireAsync(CancellationToken aborted)
    {
        _time.Expire();
        await Task.Delay(Timeout.Infinite, aborted);
    }

    PageFetcher NewFetcher()
    {
        var http = new PageHttp(_options);
        _opened.Add(http);
        return PageFetcher.Of(http.Client, _options, _time, NullLogger.Instance);
    }

    Task<FetchAnswer> FetchAsync(string path, Validators? validators = null) =>
        NewFetcher().FetchAsync(RequestOf(_site.At(path), validators ?? Validators.None), Cancel);

    Task<FetchAnswer> FetchAsync(PageFetcher fetcher, string path) =>
        fetcher.FetchAsync(RequestOf(_site.At(path), Validators.None), Cancel);
}
