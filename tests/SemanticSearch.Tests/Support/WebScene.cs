using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Support;

/// <summary>A web site, and a library that may fetch it without waiting.</summary>
sealed class WebScene : IAsyncDisposable
{
    WebScene(WebSite site)
    {
        Site = site;
        Library = new Library(
            Time,
            ("Web:AllowPrivateAddresses", "true"),
            ("Web:MinimumIntervalSeconds", "0"),
            ("MaximumDocumentBytes", "100000"));
    }

    public WebSite Site { get; }

    public Library Library { get; }

    public ImpatientTime Time { get; } = new();

    /// <summary>The ids that syncs removed.</summary>
    public List<string> Removed { get; } = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<WebScene> StartAsync() => new(await WebSite.StartAsync());

    /// <summary>The id of the page of a path.</summary>
    public string IdOf(string path) => Site.At(path).AbsoluteUri;

    public Task<Source> AddAsync(
        string path,
        WebSourceKind? kind = null,
        string[]? include = null,
        string[]? exclude = null,
        int pages = 1_000,
        bool? keeps = null) =>
        Library.Sources.AddWebAsync(
            "default",
            path.StartsWith('/') && !File.Exists(path) ? Site.At(path).AbsoluteUri : path,
            kind,
            include ?? [],
            exclude ?? [],
            pages,
            keeps,
            Cancel);

    public Task<SyncPlan> PlanAsync(Source source) => Library.Sync.PlanAsync(source, new SyncOptions(), Cancel);

    public async Task<List<IndexResult>> SyncAsync(Source source, SyncOptions? options = null, Action<IndexResult>? heard = null)
    {
        var results = new List<IndexResult>();
        await Library.Sync.RunAsync(
            source,
            options ?? new SyncOptions(),
            _ => { },
            result =>
            {
                results.Add(result);
                heard?.Invoke(result);
            },
            Removed.Add,
            Cancel);
        return results;
    }

    /// <summary>The paths of the documents that are indexed.</summary>
    public async Task<List<string>> PathsAsync()
    {
        var page = await Library.Browser.ListDocumentsAsync("default", null, 1_000, Cancel);
        return [.. page.Select(document => document.Id[Site.Address.Length..]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Why documents failed, by their paths.</summary>
    public async Task<Dictionary<string, string>> FailuresAsync()
    {
        var failures = await Library.Browser.ListFailuresAsync("default", null, 1_000, Cancel);
        return failures.ToDictionary(failure => failure.Id[Site.Address.Length..], failure => failure.Reason, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Library.DisposeAsync();
        await Site.DisposeAsync();
    }
}
