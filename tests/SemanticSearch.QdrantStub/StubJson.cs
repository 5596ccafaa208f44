using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Reading and making JSON as the stub needs it.</summary>
static class StubJson
{
    public static JsonArray Array<T>(IEnumerable<T> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    /// <summary>One thing or an array of them, as Qdrant takes in many places.</summary>
    public static IEnumerable<JsonNode?> Each(JsonNode? node) =>
        node is null ? [] : node as IEnumerable<JsonNode?> ?? Enumerable.Repeat(node, 1);

    public static int? Int(JsonNode? node) => (int?)Number(node);

    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
            ? value.TryGetValue<double>(out var number) ? number : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)
            : null;

    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    public static bool? Flag(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static bool IsInteger(JsonNode? node) => Number(node) is { } number && number == Math.Floor(number)
        && !node!.ToJsonString().Contains('.', StringComparison.Ordinal);

    /// <summary>A copy that was read from text, so that numbers can be asked for as any type.</summary>
    public static JsonObject Parsed(JsonObject json) => JsonNode.Parse(json.ToJsonString())!.AsObject();
}
