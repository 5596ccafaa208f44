using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>What reads points without ranking them.</summary>
static class PointReads
{
    const string IndexAdvice = "Check https://qdrant.tech/documentation/concepts/indexing/#payload-index to see which payload schemas support";

    public static JsonNode Retrieve(StubCollection collection, JsonObject request) => new JsonArray(
    [
        .. request["ids"]!.AsArray().Select(PointKey.Of).Distinct()
            .Where(collection.Points.ContainsKey)
            .Select(key => collection.Points[key].Show(request["with_payload"], request["with_vector"], payloadByDefault: true)),
    ]);

    public static JsonNode RetrieveOne(StubCollection collection, string id)
    {
        if (!PointKey.TryParse(id, out var key))
            throw new StubFailure(400, $"Wrong input: Can not recognize \"{id}\" as point id");
        return collection.Points.TryGetValue(key, out var point)
            ? point.Show(true, true, payloadByDefault: true)
            : throw new StubFailure(404, $"Not found: Point with id {id} does not exists!");
    }

    public static JsonNode Count(StubCollection collection, JsonObject request)
    {
        FilterCheck.Check(request["filter"], "filter");
        return new JsonObject { ["count"] = collection.Points.Values.Count(point => PayloadFilter.Passes(request["filter"], point, collection)) };
    }

    public static JsonNode Facet(StubCollection collection, JsonObject request)
    {
        var key = request["key"]!.GetValue<string>();
        if (collection.IndexType(key) is not ("keyword" or "integer" or "bool" or "uuid"))
        {
            throw StubFailure.WrongInput(
                $"No appropriate index for faceting: `{key}`. Please create one to facet on this field. {IndexAdvice} Match conditions");
        }
        FilterCheck.Check(request["filter"], "filter");
        var hits =
            from point in collection.Points.Values
            where PayloadFilter.Passes(request["filter"], point, collection)
            from value in PayloadPath.Values(point.Payload, key).Where(value => value is not null).DistinctBy(value => value!.ToJsonString())
            group value by value!.ToJsonString() into same
            orderby same.Count() descending, same.Key
            select new JsonObject { ["value"] = same.First()!.DeepClone(), ["count"] = same.Count() };
        return new JsonObject
        {
            ["hits"] = new JsonArray([.. hits.OrderByDescending(hit => (int)hit["count"]!)
                .ThenBy(hit => hit["value"]!.ToString(), StringComparer.Ordinal)
                .Take(StubJson.Int(request["limit"]) ?? 10)]),
        };
    }

    public static JsonNode Scroll(StubCollection collection, JsonObject request)
    {
        FilterCheck.Check(request["filter"], "filter");
        var limit = StubJson.Int(request["limit"]) ?? 10;
        var points = collection.Points.Values.Where(point => PayloadFilter.Passes(request["filter"], point, collection));
        if (request["order_by"] is { } order)
            return Page(InOrder(collection, points, order, request).Take(limit), next: null);
        if (request["offset"] is { } offset)
            points = points.Where(point => point.Key.CompareTo(PointKey.Of(offset)) >= 0);
        var found = points.Take(limit + 1).ToList();
        return Page(
            found.Take(limit).Select(point => point.Show(request["with_payload"], request["with_vector"], payloadByDefault: true)),
            found.Count > limit ? found[limit].Key.ToJson() : null);
    }

    static JsonObject Page(IEnumerable<JsonNode> points, JsonNode? next) =>
        new() { ["points"] = new JsonArray([.. points]), ["next_page_offset"] = next };

    static IEnumerable<JsonNode> InOrder(StubCollection collection, IEnumerable<StubPoint> points, JsonNode order, JsonObject request)
    {
        var key = StubJson.Text(order) ?? order["key"]!.GetValue<string>();
        var type = collection.IndexType(key);
        if (type is not ("integer" or "float" or "datetime"))
        {
            throw StubFailure.WrongInput(
                $"No range index for `order_by` key: `{key}`. Please create one to use `order_by`. {IndexAdvice} Range conditions");
        }
        var isDescending = order is JsonObject map && StubJson.Text(map["direction"]) == "desc";
        var start = OrderValue((order as JsonObject)?["start_from"], type);
        var found =
            from point in points
            from value in PayloadPath.Values(point.Payload, key).Select(value => OrderValue(value, type))
            where value is not null && (start is null || (isDescending ? value <= start : value >= start))
            orderby isDescending ? -value : value, point.Key
            select (point, value);
        foreach (var (point, value) in found)
        {
            var shown = point.Show(request["with_payload"], request["with_vector"], payloadByDefault: true);
            shown["order_value"] = type == "float" ? value!.Value : (long)value!.Value;
            yield return shown;
        }
    }

    static double? OrderValue(JsonNode? value, string type) =>
        type == "datetime" && StubJson.Text(value) is { } text ? StubDates.Parse(text) : StubJson.Number(value);
}
