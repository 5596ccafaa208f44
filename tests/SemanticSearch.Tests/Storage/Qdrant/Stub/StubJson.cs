using System.Text.Json;
using System.Text.Json.Nodes;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>Reading and making JSON as the stub needs it.</summary>
static class StubJson
{
    public static JsonArray Array<T>(IEnumerable<T> values) => new([.. values.Select(value => (JsonNode?)JsonValue.Create(value))]);

    /// <summary>One thing or an array of them, as Qdrant takes in many places.</summary>
    public static IEnumerable<JsonNode?> Each(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => array,
        _ => [node],
    };

    public static int? Int(JsonNode? node) => node is null ? null : (int)node.GetValue<double>();

    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

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
