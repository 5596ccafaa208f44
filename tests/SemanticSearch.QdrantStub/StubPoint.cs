using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

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
        JsonArray names => Include(names),
        JsonObject { } map when map["include"] is JsonArray names => Include(names),
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

    // A key may lead into objects: "fields.date".
    JsonObject Include(JsonArray names)
    {
        var included = Copy(name => Holds(names, name));
        foreach (var path in names.Select(name => name!.GetValue<string>()).Where(name => name.Contains('.', StringComparison.Ordinal)))
            if (PayloadPath.Find(Payload, path.Split('.')).FirstOrDefault() is { } value)
                Add(included, path.Split('.'), value.DeepClone());
        return included;
    }

    static void Add(JsonObject payload, string[] path, JsonNode value)
    {
        foreach (var key in path[..^1])
            payload = payload[key] as JsonObject ?? Nested(payload, key);
        payload[path[^1]] = value;
    }

    static JsonObject Nested(JsonObject payload, string key)
    {
        var nested = new JsonObject();
        payload[key] = nested;
        return nested;
    }

    JsonObject Copy(Func<string, bool> isWanted) =>
        new(Payload.Where(pair => isWanted(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

    static bool Holds(JsonArray names, string name) => names.Any(other => other!.GetValue<string>() == name);
}
