using Microsoft.Playwright;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Browser;

/// <summary>A server with a few documents and a browser that looks at it; skipped where there is no chromium. One of them serves all tests of
/// a class.</summary>
public sealed class BrowserScene : IAsyncLifetime
{
    // Where screenshots go, if anybody wants to look at them.
    static readonly string? Screenshots = Environment.GetEnvironmentVariable("SEMSEARCH_SCREENSHOTS");

    ForeignSite? _foreign;
    ApiServer? _server;
    IPlaywright? _playwright;
    IBrowser? _browser;

    /// <summary>The address of the server, without a slash at its end.</summary>
    public string Address { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Tool.Find("chromium") is not { } chromium)
            return;
        _foreign = await ForeignSite.StartAsync();
        _server = new ApiServer(("CrossSite:AllowedOrigins:0", _foreign.Origin));
        _server.UseKestrel(0);
        _server.StartServer();
        Address = _server.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        _foreign.Server = Address;
        using var client = new HttpClient { BaseAddress = new Uri(Address) };
        foreach (var text in BrowserTexts.All)
            await client.PutAsync($"/v1/documents/{text.Id}", new { text.Text, text.Title, text.Metadata, Format = text.Id.EndsWith(".md", StringComparison.Ordinal) ? "markdown" : "text" }, System.Net.HttpStatusCode.Created);
        _playwright = await Playwright.CreateAsync();
        // Answers take their time where other tests run beside.
        Assertions.SetDefaultExpectTimeout(30_000);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A window on an address of the server, which watches for errors and for requests to other hosts.</summary>
    public Task<Window> OpenAsync(string path, BrowserNewContextOptions? options = null) => OpenAsync(path, options, [Address]);

    /// <summary>A window on a page of another site, which embeds the widget.</summary>
    public Task<Window> OpenForeignAsync() => OpenAsync(_foreign?.Origin ?? "", null, [Address, _foreign?.Origin ?? ""]);

    /// <summary>Keeps a picture of a window where one is asked for.</summary>
    public static async Task KeepAsync(Window window, string name)
    {
        if (Screenshots is { Length: > 0 } folder)
            await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_foreign is not null)
            await _foreign.DisposeAsync();
    }

    async Task<Window> OpenAsync(string path, BrowserNewContextOptions? options, IReadOnlyList<string> hosts)
    {
        if (_browser is null)
            Assert.Skip("there is no chromium");
        options ??= new BrowserNewContextOptions();
        options.BaseURL = Address;
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(30_000);
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var window = new Window(await context.NewPageAsync(), hosts);
        await window.Page.GotoAsync(path);
        return window;
    }
}
