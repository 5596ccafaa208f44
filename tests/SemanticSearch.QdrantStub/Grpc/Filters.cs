using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Qdrant.Client.Grpc;
using QdrantFilter = Qdrant.Client.Grpc.Filter;
using QdrantRange = Qdrant.Client.Grpc.Range;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Filters as JSON.</summary>
static class Filters
{
    public static JsonObject? ToJson(QdrantFilter? filter)
    {
        if (filter is null)
            return null;
        var json = new JsonObject();
        Add(json, "must", filter.Must);
        Add(json, "should", filter.Should);
        Add(json, "must_not", filter.MustNot);
        if (filter.MinShould is { } least)
        {
            json["min_should"] = new JsonObject
            {
                ["conditions"] = new JsonArray([.. least.Conditions.Select(ToJson)]),
                ["min_count"] = least.MinCount,
            };
        }
        return json;
    }

    static void Add(JsonObject json, string name, RepeatedField<Condition> conditions)
    {
        if (conditions.Count > 0)
            json[name] = new JsonArray([.. conditions.Select(ToJson)]);
    }

    static JsonNode? ToJson(Condition condition) => condition.ConditionOneOfCase switch
    {
        Condition.ConditionOneOfOneofCase.Field => OfField(condition.Field),
        Condition.ConditionOneOfOneofCase.IsEmpty => new JsonObject { ["is_empty"] = new JsonObject { ["key"] = condition.IsEmpty.Key } },
        Condition.ConditionOneOfOneofCase.IsNull => new JsonObject { ["is_null"] = new JsonObject { ["key"] = condition.IsNull.Key } },
        Condition.ConditionOneOfOneofCase.HasId =>
            new JsonObject { ["has_id"] = new JsonArray([.. condition.HasId.HasId.Select(Values.ToJson)]) },
        Condition.ConditionOneOfOneofCase.HasVector => new JsonObject { ["has_vector"] = condition.HasVector.HasVector },
        Condition.ConditionOneOfOneofCase.Filter => ToJson(condition.Filter),
        Condition.ConditionOneOfOneofCase.Nested => new JsonObject
        {
            ["nested"] = new JsonObject { ["key"] = condition.Nested.Key, ["filter"] = ToJson(condition.Nested.Filter) },
        },
        _ => throw new NotSupportedException($"the stub does not know the condition {condition}"),
    };

    static JsonObject OfField(FieldCondition field)
    {
        var json = new JsonObject { ["key"] = field.Key };
        if (field.Match is { } match)
            json["match"] = OfMatch(match);
        if (field.Range is { } range)
            json["range"] = OfRange(range);
        if (field.DatetimeRange is { } dates)
            json["range"] = OfDates(dates);
        if (field.ValuesCount is { } counts)
            json["values_count"] = OfCounts(counts);
        return json;
    }

    static JsonObject OfMatch(Match match) => match.MatchValueCase switch
    {
        Match.MatchValueOneofCase.Keyword => new JsonObject { ["value"] = match.Keyword },
        Match.MatchValueOneofCase.Integer => new JsonObject { ["value"] = match.Integer },
        Match.MatchValueOneofCase.Boolean => new JsonObject { ["value"] = match.Boolean },
        Match.MatchValueOneofCase.Keywords => new JsonObject { ["any"] = StubJson.Array(match.Keywords.Strings) },
        Match.MatchValueOneofCase.Integers => new JsonObject { ["any"] = StubJson.Array(match.Integers.Integers) },
        Match.MatchValueOneofCase.ExceptKeywords => new JsonObject { ["except"] = StubJson.Array(match.ExceptKeywords.Strings) },
        Match.MatchValueOneofCase.ExceptIntegers => new JsonObject { ["except"] = StubJson.Array(match.ExceptIntegers.Integers) },
        Match.MatchValueOneofCase.Text => new JsonObject { ["text"] = match.Text },
        Match.MatchValueOneofCase.TextAny => new JsonObject { ["text_any"] = match.TextAny },
        Match.MatchValueOneofCase.Phrase => new JsonObject { ["phrase"] = match.Phrase },
        _ => throw new NotSupportedException($"the stub does not know the match {match}"),
    };

    static JsonObject OfRange(QdrantRange range) => Bounds(
        range.HasGt ? range.Gt : null, range.HasGte ? range.Gte : null, range.HasLt ? range.Lt : null, range.HasLte ? range.Lte : null);

    static JsonObject OfCounts(ValuesCount counts) => Bounds(
        counts.HasGt ? counts.Gt : null, counts.HasGte ? counts.Gte : null, counts.HasLt ? counts.Lt : null, counts.HasLte ? counts.Lte : null);

    static JsonObject OfDates(DatetimeRange range) => Bounds(Date(range.Gt), Date(range.Gte), Date(range.Lt), Date(range.Lte));

    static JsonValue? Date(Timestamp? time) => time is null ? null : JsonValue.Create(time.ToDateTime().ToString("O", CultureInfo.InvariantCulture));

    static JsonObject Bounds(JsonNode? greater, JsonNode? atLeast, JsonNode? less, JsonNode? atMost)
    {
        var json = new JsonObject();
        foreach (var (name, bound) in new[] { ("gt", greater), ("gte", atLeast), ("lt", less), ("lte", atMost) })
        {
            if (bound is not null)
                json[name] = bound;
        }
        return json;
    }
}
