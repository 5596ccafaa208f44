using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>What changes points. Each is one operation with a number; an error in the middle leaves what was done.</summary>
static class PointWrites
{
    public static long Upsert(StubCollection collection, JsonObject request, int atMost = int.MaxValue)
    {
        var points = request["points"]!.AsArray();
        for (var i = 0; i < points.Count; i++)
            PointReader.CheckShape(points[i]!, $"points[{i}]");
        foreach (var point in points)
            PointReader.CheckSizes(collection, point!);
        var operation = collection.NextOperation();
        foreach (var json in points.Take(atMost))
        {
            var point = PointReader.Read(collection, json!, operation);
            var exists = collection.Points.TryGetValue(point.Key, out var old);
            var mode = StubJson.Text(request["update_mode"]);
            if ((exists && mode == "insert_only") || (!exists && mode == "update_only"))
                continue;
            if (!exists || PayloadFilter.Passes(request["update_filter"], old!, collection))
                collection.Points[point.Key] = point;
        }
        return operation;
    }

    public static long Delete(StubCollection collection, JsonObject request)
    {
        var operation = collection.NextOperation();
        foreach (var point in Selected(collection, request))
            collection.Points.Remove(point.Key);
        return operation;
    }

    public static long SetPayload(StubCollection collection, JsonObject request, bool overwrites)
    {
        var operation = collection.NextOperation();
        foreach (var point in Selected(collection, request))
        {
            var payload = overwrites ? [] : point.Payload.DeepClone().AsObject();
            var target = StubJson.Text(request["key"]) is { } key && payload[key] is JsonObject inner ? inner : payload;
            foreach (var (name, value) in request["payload"]!.AsObject())
                target[name] = value?.DeepClone();
            collection.Points[point.Key] = point with { Version = operation, Payload = payload };
        }
        return operation;
    }

    public static long DeletePayload(StubCollection collection, JsonObject request)
    {
        var operation = collection.NextOperation();
        foreach (var point in Selected(collection, request))
        {
            var payload = point.Payload.DeepClone().AsObject();
            foreach (var key in request["keys"]!.AsArray())
                payload.Remove(key!.GetValue<string>());
            collection.Points[point.Key] = point with { Version = operation, Payload = payload };
        }
        return operation;
    }

    public static long UpdateVectors(StubCollection collection, JsonObject request)
    {
        var operation = collection.NextOperation();
        foreach (var json in request["points"]!.AsArray())
        {
            var change = PointReader.Read(collection, json!, operation);
            if (!collection.Points.TryGetValue(change.Key, out var point))
                throw new StubFailure(404, $"Not found: No point with id {change.Key} found");
            var dense = new Dictionary<string, float[]>(point.Dense, StringComparer.Ordinal);
            foreach (var (name, values) in change.Dense)
                dense[name] = values;
            collection.Points[change.Key] = point with { Version = operation, Dense = dense };
        }
        return operation;
    }

    /// <summary>Several operations, one after the other.</summary>
    public static IEnumerable<long> Batch(StubCollection collection, JsonObject request) =>
        [.. request["operations"]!.AsArray().Select(operation => Apply(collection, operation!.AsObject()))];

    static long Apply(StubCollection collection, JsonObject operation)
    {
        var (name, value) = operation.Single();
        var request = value!.AsObject();
        return name switch
        {
            "upsert" => Upsert(collection, request),
            "delete" => Delete(collection, request),
            "set_payload" => SetPayload(collection, request, overwrites: false),
            "overwrite_payload" => SetPayload(collection, request, overwrites: true),
            "delete_payload" => DeletePayload(collection, request),
            _ => throw new NotSupportedException($"the stub does not know the operation {name}"),
        };
    }

    static List<StubPoint> Selected(StubCollection collection, JsonObject request)
    {
        if (request["points"] is not JsonArray ids)
            return [.. collection.Points.Values.Where(point => PayloadFilter.Passes(request["filter"], point, collection))];
        return [.. ids.Select(PointKey.Of).Where(collection.Points.ContainsKey).Select(key => collection.Points[key])];
    }
}
