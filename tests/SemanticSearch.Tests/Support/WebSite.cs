using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Tests.Support;

/// <summary>A web site on the loopback address: what is put there is given out, with its entity tag if it has one; the rest is not
/// found.</summary>
sealed class WebSite : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();
    readonly ConcurrentQueue<WebSiteRequest> _requests = new();

    WebSite(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyList<WebSiteRequest> Requests => [.. _requests];

    public static async Task<WebSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new WebSite(builder.Build());
        site._app.Run(site.HandleAsync);
        await site._app.StartAsync();
        return site;
    }

    /// <summary>The address of a path with its query.</summary>
    public Uri At(string path) => new(Address + path);

    /// <summary>How often a path was asked for.</summary>
    public int Count(string path) => _requests.Count(request => request.Path == path);

    /// <summary>Forgets the requests so far.</summary>
    public void Forget() => _requests.Clear();

    /// <summary>Gives out a page.</summary>
    public void PutPage(string path, string text, string? entityTag = null, string head = "") =>
        Put(path, $"<!doctype html><html><head><title>Page {path}</title>{head}</head><body><main><p>{text}</p></main></body></html>", entityTag, "text/html");

    /// <summary>Gives out a text.</summary>
    public void Put(string path, string text, string? entityTag = null, string mediaType = "text/plain") =>
        Put(path, Encoding.UTF8.GetBytes(text), entityTag, mediaType);

    /// <summary>Gives out bytes.</summary>
    public void Put(string path, byte[] content, string? entityTag = null, string mediaType = "application/octet-stream") =>
        Answer(path, context =>
        {
            context.Response.Headers.ETag = entityTag;
            if (entityTag is not null && context.Request.Headers.IfNoneMatch == entityTag)
            {
                context.Response.StatusCode = 304;
                return Task.CompletedTask;
            }

            context.Response.ContentType = mediaType;
            context.Response.ContentLength = content.Length;
            return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
        });

    /// <summary>Gives out a sitemap; a path may have a time of change behind a bar.</summary>
    public void PutSitemap(string path, params IEnumerable<string> paths)
    {
        var entries = paths.Select(entry => entry.Split('|')).Select(entry =>
            $"<url><loc>{At(entry[0])}</loc>{(entry.Length > 1 ? $"<lastmod>{entry[1]}</lastmod>" : "")}</url>");
        Put(path, $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{string.Concat(entries)}</urlset>", mediaType: "application/xml");
    }

    /// <summary>Sends elsewhere.</summary>
    public void Redirect(string path, string target, int status = 302) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = target;
        return Task.CompletedTask;
    });

    /// <summary>Answers a status without a body.</summary>
    public void AnswerStatus(string path, int status, string? retryAfter = null) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    /// <summary>Answers as a test likes.</summary>
    public void Answer(string path, Func<HttpContext, Task> answer) => _answers[path] = answer;

    /// <summary>Takes away what is at a path.</summary>
    public void Remove(string path) => _answers.TryRemove(path, out _);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path + request.QueryString;
        _requests.Enqueue(new WebSiteRequest(
            path, request.Headers.UserAgent.ToString(), request.Headers.IfNoneMatch.ToString(), request.Headers.IfModifiedSince.ToString()));
        try
        {
            if (_answers.TryGetValue(path, out var answer))
                await answer(context);
            else
                context.Response.StatusCode = 404;
        }
        catch (OperationCanceledException)
        {
            // The client went away, as several tests want it to.
        }
    }
}
