using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace SemanticSearch.QdrantStub;

/// <summary>Checks requests against Qdrant's OpenAPI document: path, query and body. Safe from any thread.</summary>
sealed class RequestCheck
{
    static readonly Lazy<RequestCheck?> Lazy = new(
        () => Find() is { } path ? Load(path) : null);

    static readonly JsonElement NoBody = JsonDocument.Parse("null").RootElement;

    readonly JsonObject _paths;
    readonly OpenApiSchemas _schemas;
    readonly ConcurrentDictionary<string, JsonSchema> _compiled = new(StringComparer.Ordinal);

    RequestCheck(JsonObject document)
    {
        _paths = document["paths"]!.AsObject();
        _schemas = new OpenApiSchemas(document["components"]!["schemas"]!.AsObject());
    }

    /// <summary>That of the document in <c>../shared</c>, read once; null where there is none.</summary>
    public static RequestCheck? Shared => Lazy.Value;

    // Beside the repository, or where SEMSEARCH_SHARED says; most machines have none.
    static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("SEMSEARCH_SHARED");
        for (var folder = AppContext.BaseDirectory; string.IsNullOrEmpty(shared) && folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "SemanticSearch.sln")))
                shared = Path.Combine(folder, "..", "shared");
        return shared is not null && Path.Combine(shared, "qdrant", "openapi-v1.19.json") is var path && File.Exists(path) ? path : null;
    }

    /// <summary>Reads the document.</summary>
    public static RequestCheck Load(string path) => new(JsonNode.Parse(File.ReadAllText(path))!.AsObject());

    /// <summary>What the document doesn't allow, or null.</summary>
    public string? FindViolation(StubCall call)
    {
        var parts = call.Operation.Split(' ');
        if (_paths[parts[1]]?[parts[0].ToLowerInvariant()] is not JsonObject operation)
            return $"the document has no {call.Operation}";
        var parameters = Parameters(parts[1], operation);
        return FindParameterViolation(call, parameters) ?? FindBodyViolation(call, operation);
    }

    List<JsonObject> Parameters(string path, JsonObject operation) =>
    [
        .. StubJson.Each(operation["parameters"]).Concat(StubJson.Each(_paths[path]!["parameters"])).Select(node => node!.AsObject()),
    ];

    string? FindParameterViolation(StubCall call, List<JsonObject> parameters)
    {
        foreach (var (place, values) in new[] { ("path", call.Path), ("query", call.Query) })
        {
            var declared = parameters.Where(parameter => StubJson.Text(parameter["in"]) == place).ToList();
            foreach (var (name, value) in values)
            {
                if (declared.Find(parameter => StubJson.Text(parameter["name"]) == name) is not { } parameter)
                    return $"{call.Operation} has no parameter {name} in its {place}";
                if (!Fits($"{call.Operation} {place} {name}", parameter["schema"]!, Value(value)))
                    return $"the parameter {name} of {call.Operation} cannot be {value}";
            }
            if (declared.Find(parameter => StubJson.Flag(parameter["required"]) == true && !values.ContainsKey(StubJson.Text(parameter["name"])!))
                is { } missing)
            {
                return $"{call.Operation} lacks the parameter {missing["name"]}";
            }
        }
        return null;
    }

    string? FindBodyViolation(StubCall call, JsonObject operation)
    {
        var schema = operation["requestBody"]?["content"]?["application/json"]?["schema"];
        if (schema is null)
            return call.Body is null ? null : $"{call.Operation} takes no body";
        var body = call.Body is null ? NoBody : JsonSerializer.SerializeToElement(call.Body);
        return Fits(call.Operation, schema, body) ? null : $"the body of {call.Operation} does not fit its schema: {Cut(body.GetRawText())}";
    }

    bool Fits(string what, JsonNode schema, JsonElement value) =>
        _compiled.GetOrAdd(what, _ => _schemas.Compile(schema)).Evaluate(value).IsValid;

    /// <summary>A value of a query as the type that it looks like.</summary>
    static JsonElement Value(string text) =>
        text is "true" or "false" || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            ? JsonDocument.Parse(text).RootElement
            : JsonSerializer.SerializeToElement(text);

    static string Cut(string text) => text.Length <= 600 ? text : text[..600] + "…";
}
