using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SemanticSearch.QdrantStub;

/// <summary>The stub's REST interface.</summary>
sealed class RestFace(StubEngine engine, StubKeys keys)
{
    static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The most bytes of a body.</summary>
    public int MaximumBytes { get; init; } = 32 << 20;

    public async Task AnswerAsync(HttpContext context)
    {
        if (Open(context.Request.Path) is { } open)
        {
            await WriteAsync(context, open.Status, open.Text, open.Type);
            return;
        }
        if (OperationRoutes.Find(context.Request.Method, context.Request.Path) is not { } route)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (keys.FindObstacle(Key(context.Request), StubOperations.Writes.Contains(route.Operation)) is { } obstacle)
        {
            await RefuseAsync(context, obstacle.Status, obstacle.Text);
            return;
        }
        StubOutcome outcome;
        try
        {
            var query = context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
            var body = await ReadAsync(context.Request, context.RequestAborted);
            outcome = await engine.AnswerAsync(new StubCall(route.Operation, route.Values, query, body), context.RequestAborted);
        }
        catch (StubFailure failure)
        {
            outcome = StubOutcome.Failed(failure.Status, failure.Message);
        }
        await WriteAsync(context, outcome);
    }

    (int Status, string Text, string Type)? Open(PathString path) => path.Value switch
    {
        "/" => (200, $$"""{"title":"qdrant - vector search engine","version":"{{engine.Version}}"}""", "application/json"),
        "/healthz" or "/livez" => (200, "healthz check passed", "text/plain; charset=utf-8"),
        "/readyz" => engine.Faults.IsRecovering
            ? (503, "some shards are not ready", "text/plain; charset=utf-8")
            : (200, "all shards are ready", "text/plain; charset=utf-8"),
        _ => null,
    };

    async Task<JsonObject?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, cancellationToken);
        if (memory.Length == 0)
            return null;
        if (memory.Length > MaximumBytes)
            throw new StubFailure(400, $"JSON payload ({memory.Length} bytes) is larger than allowed (limit: {MaximumBytes} bytes).");
        try
        {
            return JsonNode.Parse(memory.ToArray())!.AsObject();
        }
        catch (JsonException malformed)
        {
            throw StubFailure.Format(malformed.Message);
        }
    }

    static string? Key(HttpRequest request)
    {
        const string Bearer = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer, StringComparison.Ordinal)
            ? authorization[Bearer.Length..]
            : request.Headers["api-key"].ToString();
    }

    static Task RefuseAsync(HttpContext context, int status, string text) => status == StatusCodes.Status401Unauthorized
        ? WriteAsync(context, status, text, "text/plain; charset=utf-8")
        : WriteAsync(context, StubOutcome.Failed(status, text));

    static async Task WriteAsync(HttpContext context, StubOutcome outcome)
    {
        if (outcome == StubOutcome.Refused)
        {
            context.Abort();
            return;
        }
        var text = outcome.ToJson().ToJsonString(Plain);
        if (!outcome.IsCut)
        {
            await WriteAsync(context, outcome.Status, text, "application/json");
            return;
        }
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(text);
        await context.Response.WriteAsync(text[..(text.Length / 2)]);
        await context.Response.Body.FlushAsync();
        context.Abort();
    }

    static async Task WriteAsync(HttpContext context, int status, string text, string type)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }
}
