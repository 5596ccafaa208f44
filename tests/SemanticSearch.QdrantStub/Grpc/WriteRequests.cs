using System.Text.Json.Nodes;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Writes to points as JSON.</summary>
static class WriteRequests
{
    public static JsonObject Upsert(UpsertPoints request)
    {
        var json = new JsonObject { ["points"] = Points(request.Points) };
        ReadRequests.Set(json, "update_filter", Filters.ToJson(request.UpdateFilter));
        if (request.HasUpdateMode)
        {
            json["update_mode"] = request.UpdateMode switch
            {
                UpdateMode.InsertOnly => "insert_only",
                UpdateMode.UpdateOnly => "update_only",
                _ => "upsert",
            };
        }
        return json;
    }

    public static JsonObject Selector(PointsSelector selector) =>
        selector.PointsSelectorOneOfCase == PointsSelector.PointsSelectorOneOfOneofCase.Filter
            ? new JsonObject { ["filter"] = Filters.ToJson(selector.Filter) }
            : new JsonObject { ["points"] = new JsonArray([.. selector.Points.Ids.Select(Values.ToJson)]) };

    public static JsonObject SetPayload(SetPayloadPoints request)
    {
        var json = Selector(request.PointsSelector);
        json["payload"] = Values.ToJson(request.Payload);
        ReadRequests.Set(json, "key", request.HasKey ? request.Key : null);
        return json;
    }

    public static JsonObject DeletePayload(DeletePayloadPoints request)
    {
        var json = Selector(request.PointsSelector);
        json["keys"] = StubJson.Array(request.Keys);
        return json;
    }

    public static JsonObject Batch(UpdateBatchPoints request) =>
        new() { ["operations"] = new JsonArray([.. request.Operations.Select(Operation)]) };

    static JsonObject Operation(PointsUpdateOperation operation) => operation.OperationCase switch
    {
        PointsUpdateOperation.OperationOneofCase.Upsert =>
            new JsonObject { ["upsert"] = new JsonObject { ["points"] = Points(operation.Upsert.Points) } },
        PointsUpdateOperation.OperationOneofCase.DeletePoints =>
            new JsonObject { ["delete"] = Selector(operation.DeletePoints.Points) },
        PointsUpdateOperation.OperationOneofCase.SetPayload => new JsonObject { ["set_payload"] = Payload(operation.SetPayload) },
        _ => throw new NotSupportedException($"the stub does not know the operation {operation.OperationCase}"),
    };

    static JsonObject Payload(PointsUpdateOperation.Types.SetPayload change)
    {
        var json = Selector(change.PointsSelector);
        json["payload"] = Values.ToJson(change.Payload);
        return json;
    }

    static JsonArray Points(IEnumerable<PointStruct> points) => new(
    [
        .. points.Select(point => new JsonObject
        {
            ["id"] = Values.ToJson(point.Id),
            ["vector"] = Vectors(point.Vectors),
            ["payload"] = Values.ToJson(point.Payload),
        }),
    ]);

    static JsonNode Vectors(Vectors? vectors) => vectors?.VectorsOptionsCase switch
    {
        global::Qdrant.Client.Grpc.Vectors.VectorsOptionsOneofCase.Vector => Values.ToJson(vectors.Vector),
        global::Qdrant.Client.Grpc.Vectors.VectorsOptionsOneofCase.Vectors_ => new JsonObject(
            vectors.Vectors_.Vectors.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Values.ToJson(pair.Value)))),
        _ => new JsonObject(),
    };
}
