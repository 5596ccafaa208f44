using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SemanticSearch.Tests.Browser;

/// <summary>A window of the browser. What goes wrong in it is remembered, and what it asks of other hosts.</summary>
public sealed class Window : IAsyncDisposable
{
    readonly List<string> _complaints = [];

    /// <summary>Watches a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="hosts">The only addresses that it may ask.</param>
    public Window(IPage page, IReadOnlyList<string> hosts)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add($"console: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"error: {error}");
        page.Request += (_, request) =>
        {
            if (!hosts.Any(host => request.Url.StartsWith(host, StringComparison.Ordinal)) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _complaints.Add($"request to elsewhere: {request.Url}");
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What a selector finds.</summary>
    public ILocator this[string selector] => Page.Locator(selector);

    /// <summary>What a selector finds that holds a text.</summary>
    public ILocator this[string selector, string text] => Page.Locator(selector, new PageLocatorOptions { HasText = text });

    /// <summary>Fails if anything went wrong so far.</summary>
    public void AssertQuiet() => Assert.Empty(_complaints);

    /// <summary>Fails if axe-core finds a violation of WCAG 2.2, levels A and AA, or of its best practices.</summary>
    public async Task AssertAccessibleAsync()
    {
        var result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(one => $"{one.Id}: {one.Help} ({string.Join("; ", one.Nodes.Take(3).Select(node => node.Html))})"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
