using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Qdrant's filters, taken literally.</summary>
static class PayloadFilter
{
    /// <summary>Whether a point of a collection passes.</summary>
    public static bool Passes(JsonNode? filter, StubPoint point, StubCollection collection) => Passes(filter, point.Payload, point, collection);

    static bool Passes(JsonNode? filter, JsonNode? payload, StubPoint point, StubCollection collection)
    {
        if (filter is not JsonObject map)
            return true;
        bool Holds(JsonNode? condition) => HoldsFor(condition!.AsObject(), payload, point, collection);
        var should = StubJson.Each(map["should"]).ToList();
        return StubJson.Each(map["must"]).All(Holds)
            && !StubJson.Each(map["must_not"]).Any(Holds)
            && (should.Count == 0 || should.Any(Holds))
            && (map["min_should"] is not JsonObject least
                || least["conditions"]!.AsArray().Count(Holds) >= StubJson.Int(least["min_count"]));
    }

    static bool HoldsFor(JsonObject condition, JsonNode? payload, StubPoint point, StubCollection collection)
    {
        if (condition["has_id"] is JsonArray ids)
            return ids.Any(id => PointKey.Of(id) == point.Key);
        if (StubJson.Text(condition["has_vector"]) is { } vector)
            return point.Dense.ContainsKey(vector) || point.Sparse.ContainsKey(vector);
        if (condition["is_empty"] is JsonObject empty)
            return IsEmpty(payload, empty["key"]!.GetValue<string>());
        if (condition["is_null"] is JsonObject isNull)
            return IsNull(payload, isNull["key"]!.GetValue<string>());
        if (condition["nested"] is JsonObject nested)
            return Objects(payload, nested["key"]!.GetValue<string>()).Any(inner => Passes(nested["filter"], inner, point, collection));
        if (StubJson.Text(condition["key"]) is { } key)
            return FieldTest.Holds(condition, PayloadPath.Find(payload, key.Split('.')).ToList(), collection.IsSplitAtSpaces(key));
        return Passes(condition, payload, point, collection);
    }

    static bool IsEmpty(JsonNode? payload, string key) =>
        PayloadPath.Values(payload, key).All(value => value is null);

    static bool IsNull(JsonNode? payload, string key) =>
        PayloadPath.Find(payload, key.Split('.')).Any(value => value is null || (value is JsonArray list && list.Any(item => item is null)));

    static IEnumerable<JsonObject> Objects(JsonNode? payload, string key) =>
        PayloadPath.Values(payload, key.TrimEnd('[', ']')).OfType<JsonObject>();
}
