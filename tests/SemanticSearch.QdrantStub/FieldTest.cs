using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>The conditions of one field.</summary>
static class FieldTest
{
    static readonly string[] Kinds =
        ["match", "range", "values_count", "is_empty", "is_null", "geo_bounding_box", "geo_radius", "geo_polygon"];

    /// <summary>Refuses a condition that says nothing, and bounds that are no dates, as Qdrant does before it looks at any point.</summary>
    public static void Check(JsonObject condition, string path)
    {
        if (!Kinds.Any(kind => condition[kind] is not null))
            throw StubFailure.Invalid($"{path}.__all__", "Validation error: At least one field condition must be specified [{}]");
        if (condition["range"] is not JsonObject range)
            return;
        foreach (var (_, bound) in range)
        {
            if (StubJson.Text(bound) is { } text && StubDates.Parse(text) is null)
                throw StubFailure.Format($"'{text}' does not match accepted datetime format (RFC3339). Example: 2014-01-01T00:00:00Z");
        }
    }

    public static bool Holds(JsonObject condition, IReadOnlyList<JsonNode?> found, bool isSplitAtSpaces)
    {
        var values = found.SelectMany(value => value is JsonArray list ? list.AsEnumerable() : [value]).Where(value => value is not null);
        if (condition["match"] is JsonObject match)
            return values.Any(value => MatchTest.Holds(match, value!, isSplitAtSpaces));
        if (condition["range"] is JsonObject range)
            return values.Any(value => IsWithin(range, value!));
        if (condition["values_count"] is JsonObject counts)
            return found.Any(value => Within(counts, (value as JsonArray)?.Count ?? (value is null ? 0 : 1)));
        if (StubJson.Flag(condition["is_empty"]) is { } isEmpty)
            return isEmpty != values.Any();
        throw new NotSupportedException($"the stub does not know the condition {condition.ToJsonString()}");
    }

    static bool IsWithin(JsonObject range, JsonNode value)
    {
        var isDate = range.Any(bound => StubJson.Text(bound.Value) is not null);
        var number = isDate
            ? StubJson.Text(value) is { } text ? StubDates.Parse(text) : null
            : StubJson.Number(value);
        return number is { } known && Within(range, known);
    }

    static bool Within(JsonObject range, double value) => range.All(bound => Bound(bound.Value) is not { } limit || bound.Key switch
    {
        "gt" => value > limit,
        "gte" => value >= limit,
        "lt" => value < limit,
        "lte" => value <= limit,
        _ => throw new NotSupportedException($"the stub does not know the bound {bound.Key}"),
    });

    static double? Bound(JsonNode? node) => StubJson.Text(node) is { } text ? StubDates.Parse(text) : StubJson.Number(node);
}
