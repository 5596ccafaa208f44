using System.Text.Json.Nodes;
using SemanticSearch.QdrantStub;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>A recorded exchange with a real server.</summary>
sealed record Exchange(string Name, JsonObject Request, JsonObject? Response)
{
    /// <summary>Those of a file in <c>../shared/qdrant</c>, in their order; skips the test where there is none.</summary>
    public static IReadOnlyList<Exchange> Read(string file) =>
    [
        .. File.ReadLines(Shared.Path("qdrant", file)).Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(json => new Exchange(
                json["name"]!.GetValue<string>(), json["request"]!.AsObject(), json["response"] as JsonObject)),
    ];

    public string Method => Request["method"]!.GetValue<string>();

    public string Path => Request["path"]!.GetValue<string>();

    public int Status => Response!["status"]!.GetValue<int>();

    /// <summary>The bytes that were sent, made up where only their number was recorded.</summary>
    public string? Sent => StubJson.Text(Request["raw"])
        ?? (StubJson.Int(Request["rawBytes"]) is { } bytes ? new string(' ', bytes) : Request["body"]?.ToJsonString());

    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Sent is { } text)
            message.Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in Request["headers"] as JsonObject ?? [])
        {
            if (name != "Content-Type")
                message.Headers.TryAddWithoutValidation(name, value!.GetValue<string>());
        }
        return message;
    }

    /// <summary>The call as the stub sees it; null where its path or method is none of those it knows.</summary>
    public StubCall? ToCall()
    {
        var parts = Path.Split('?');
        if (OperationRoutes.Find(Method, parts[0]) is not { } route)
            return null;
        var query = parts.Length == 1
            ? []
            : parts[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new StubCall(route.Operation, route.Values, query, Request["body"] as JsonObject);
    }
}
