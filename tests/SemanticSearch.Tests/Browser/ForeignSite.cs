using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Tests.Browser;

/// <summary>Somebody else's site, which embeds the widget on a page that allows as little as can be.</summary>
sealed class ForeignSite : IAsyncDisposable
{
    readonly WebApplication _site;

    ForeignSite(WebApplication site) => _site = site;

    /// <summary>Its origin.</summary>
    public string Origin => _site.Urls.Single();

    /// <summary>The server whose widget it embeds.</summary>
    public string Server { get; set; } = "";

    /// <summary>Starts it.</summary>
    public static async Task<ForeignSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new ForeignSite(builder.Build());
        site._site.MapGet("/", context => site.ServeAsync(context));
        await site._site.StartAsync();
        return site;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _site.DisposeAsync();

    Task ServeAsync(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; img-src data:; script-src {Server}; connect-src {Server}";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html><html lang="en"><head><title>A newsroom</title><link rel="icon" href="data:,">
            <script type="module" src="{Server}/widget.js"></script></head>
            <body><main><h1>Ask the archive</h1><semantic-search server="{Server}" placeholder="Ask"></semantic-search></main></body></html>
            """);
    }
}
