using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace SemanticSearch.Tests.Support;

/// <summary>
/// A web server on the loopback address that gives out files as a model hub does, with ranges and entity tags, unless
/// <see cref="Answer"/> scripts something worse for the next requests.
/// </summary>
sealed class ModelFileServer : IAsyncDisposable
{
    readonly WebApplication _app;
    readonly ConcurrentDictionary<string, byte[]> _files = new();
    readonly ConcurrentQueue<ServedRequest> _requests = new();
    readonly ConcurrentQueue<Func<HttpContext, byte[], Task>> _script = new();

    ModelFileServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public IReadOnlyList<ServedRequest> Requests => [.. _requests];

    /// <summary>Whether files have an entity tag, which is <c>"v1"</c> until this is changed.</summary>
    public string? EntityTag { get; set; } = "\"v1\"";

    public static async Task<ModelFileServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelFileServer(builder.Build());
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Gives out these bytes at <c>/path</c>.</summary>
    public void Put(string path, byte[] content) => _files["/" + path] = content;

    /// <summary>Scripts the next request that has no script yet; the answer gets the bytes of the file.</summary>
    public ModelFileServer Answer(Func<HttpContext, byte[], Task> answer)
    {
        _script.Enqueue(answer);
        return this;
    }

    /// <summary>Scripts a status without a body.</summary>
    public ModelFileServer AnswerStatus(int status, string? retryAfter = null) => Answer((context, _) =>
    {
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = retryAfter;
        return Task.CompletedTask;
    });

    /// <summary>Scripts an ordinary answer.</summary>
    public ModelFileServer AnswerAsUsual() => Answer(ServeAsync);

    /// <summary>Scripts the whole file, whatever range was asked for.</summary>
    public ModelFileServer AnswerWithoutRanges() => Answer(async (context, content) =>
    {
        context.Response.ContentLength = content.Length;
        await context.Response.Body.WriteAsync(content, context.RequestAborted);
    });

    /// <summary>Scripts the first bytes of the file and, when <paramref name="then"/> is done, a broken connection.</summary>
    public ModelFileServer AnswerAndDrop(int bytes, Task then) => Answer(async (context, content) =>
    {
        context.Response.ContentLength = content.Length;
        context.Response.Headers.ETag = EntityTag;
        await context.Response.Body.WriteAsync(content.AsMemory(0, bytes), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        await then.WaitAsync(context.RequestAborted);
        context.Abort();
    });

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task HandleAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        _requests.Enqueue(new ServedRequest(context.Request.Path, headers.Range.ToString(), headers.IfRange.ToString()));
        try
        {
            var answer = _script.TryDequeue(out var scripted) ? scripted : ServeAsync;
            await answer(context, _files.GetValueOrDefault(context.Request.Path.Value!, []));
        }
        catch (OperationCanceledException)
        {
            // The client went away, as several tests want it to.
        }
    }

    async Task ServeAsync(HttpContext context, byte[] content)
    {
        IResult result = content.Length > 0
            ? TypedResults.Bytes(
                content, enableRangeProcessing: true, entityTag: EntityTag is null ? null : EntityTagHeaderValue.Parse(EntityTag))
            : TypedResults.NotFound();
        await result.ExecuteAsync(context);
    }
}
