using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>The values that a key of a filter names in a payload: <c>a.b</c> goes into objects, <c>a[].b</c> into those of a list.</summary>
static class PayloadPath
{
    /// <summary>The values, lists taken apart; null among them where the payload has one.</summary>
    public static IEnumerable<JsonNode?> Values(JsonNode? payload, string key) =>
        Find(payload, key.Split('.')).SelectMany(found => found is JsonArray list ? list.AsEnumerable() : [found]);

    /// <summary>What lies under the key as it is, lists whole.</summary>
    public static IEnumerable<JsonNode?> Find(JsonNode? node, ReadOnlyMemory<string> steps)
    {
        if (steps.Length == 0)
            return [node];
        var step = steps.Span[0];
        var isList = step.EndsWith("[]", StringComparison.Ordinal);
        if (node is not JsonObject map || !map.TryGetPropertyValue(isList ? step[..^2] : step, out var inner))
            return [];
        return isList
            ? inner is JsonArray list ? list.SelectMany(item => Find(item, steps[1..])) : []
            : Find(inner, steps[1..]);
    }
}
