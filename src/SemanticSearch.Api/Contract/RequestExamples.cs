using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SemanticSearch.Api.Contract;

/// <summary>Examples of requests, which the seeds answer.</summary>
static class RequestExamples
{
    const string Json = "application/json";

    static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["Search"] = """{"query": "Why was the Rhodesia embargo porous?", "limit": 5, "facets": ["country", "year"], "context": {"before": 1, "after": 1, "unit": "paragraph"}}""",
        ["Ask"] = """{"question": "Who monitors the truce in Sinai?", "sentences": 3}""",
        ["VerifyQuote"] = """{"quote": "demanding an immediate cease-fire, by 64 votes to 5", "document": "seeds/suez-crisis-and-unef.md"}""",
        ["PutDocument"] = """{"text": "# A memo\n\nThe ministers agreed to meet in Vienna.", "format": "markdown", "metadata": {"country": "AUT", "year": 1978}}""",
        ["PostDocument"] = """{"id": "note-7", "title": "A note", "text": "The embassy reopens in May."}""",
        ["AddJob"] = """{"kind": "sync", "collection": "default"}""",
        ["BuildGeneration"] = """{"chunkTokens": 96, "swap": false}""",
    };

    static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["SearchByUrl q"] = "Who monitors the truce in Sinai?",
        ["SearchByUrl filter"] = """{"type": "gte", "key": "year", "value": 1950}""",
        ["SearchByUrl fields"] = "rank,text,citation",
        ["Suggest q"] = "the emabrgo of southern rho",
        ["GetDocument id"] = "seeds/suez-crisis-and-unef.md",
        ["ReadDocument id"] = "seeds/suez-crisis-and-unef.md",
        ["GetPassage id"] = "aczp58csdrbkkwna-529-1416-cd84bc88",
        ["CitePassage id"] = "aczp58csdrbkkwna-529-1416-cd84bc88",
        ["ListDocuments fields"] = "id,title",
        ["PutDocument id"] = "memos/1.md",
        ["PutDocument Idempotency-Key"] = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"",
        ["GetCollection name"] = "default",
        ["ListFailures name"] = "default",
        ["ListGenerations name"] = "default",
        ["BuildGeneration name"] = "default",
    };

    public static void AddTo(OpenApiOperation operation)
    {
        if (operation.RequestBody?.Content is { } content && content.TryGetValue(Json, out var body)
            && Bodies.TryGetValue(operation.OperationId ?? "", out var example))
            body.Example = JsonNode.Parse(example);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            if (Parameters.TryGetValue($"{operation.OperationId} {parameter.Name}", out var value))
                parameter.Example = JsonValue.Create(value);
    }

    /// <summary>What a stream of events looks like.</summary>
    public static string EventsOf(string? operationId) => operationId == "Ask"
        ? "event: passages\ndata: {\"question\":\"…\",\"search\":{…}}\n\nevent: sentence\ndata: {\"sentence\":{…}}\n\nevent: end\ndata: {\"answer\":{…},\"warnings\":[]}\n\n"
        : "event: progress\ndata: {\"id\":\"…\",\"state\":\"running\",…}\n\nevent: end\ndata: {\"id\":\"…\",\"state\":\"succeeded\",…}\n\n";
}
