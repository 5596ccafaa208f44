using System.Text.Json.Nodes;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>A stored point; dense vectors are of unit length. It is replaced, never changed.</summary>
sealed record StubPoint(
    PointKey Key,
    long Version,
    JsonObject Payload,
    IReadOnlyDictionary<string, float[]> Dense,
    IReadOnlyDictionary<string, SparseValues> Sparse)
{
    /// <summary>The point as an answer has it, with what the request selects of it.</summary>
    public JsonObject Show(JsonNode? withPayload, JsonNode? withVector, bool payloadByDefault)
    {
        var json = new JsonObject { ["id"] = Key.ToJson() };
        if (SelectPayload(withPayload, payloadByDefault) is { Count: > 0 } payload)
            json["payload"] = payload;
        if (SelectVectors(withVector) is { } vectors)
            json["vector"] = vectors;
        return json;
    }

    JsonObject? SelectPayload(JsonNode? selector, bool byDefault) => selector switch
    {
        null => byDefault ? Copy(static _ => true) : null,
        JsonArray names => Copy(name => Holds(names, name)),
        JsonObject { } map when map["include"] is JsonArray names => Copy(name => Holds(names, name)),
        JsonObject { } map when map["exclude"] is JsonArray names => Copy(name => !Holds(names, name)),
        _ => StubJson.Flag(selector) == true ? Copy(static _ => true) : null,
    };

    JsonNode? SelectVectors(JsonNode? selector)
    {
        var names = selector is JsonArray array ? array : null;
        if (names is null && StubJson.Flag(selector) != true)
            return null;
        if (Dense.TryGetValue("", out var unnamed))
            return StubJson.Array(unnamed);
        var vectors = new JsonObject();
        foreach (var (name, values) in Dense.Where(pair => names is null || Holds(names, pair.Key)))
            vectors[name] = StubJson.Array(values);
        foreach (var (name, values) in Sparse.Where(pair => names is null || Holds(names, pair.Key)))
            vectors[name] = values.ToJson();
        return vectors;
    }

    JsonObject Copy(Func<string, bool> isWanted) =>
        new(Payload.Where(pair => isWanted(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    static bool Holds(JsonArray names, string name) => names.Any(other => other!.GetValue<string>() == name);
}
