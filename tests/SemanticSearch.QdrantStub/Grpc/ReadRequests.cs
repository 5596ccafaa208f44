using System.Text.Json.Nodes;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Reads as JSON.</summary>
static class ReadRequests
{
    public static JsonObject Retrieve(GetPoints request) => With(
        new JsonObject { ["ids"] = new JsonArray([.. request.Ids.Select(Values.ToJson)]) }, request.WithPayload, request.WithVectors);

    public static JsonObject Scroll(ScrollPoints request)
    {
        var json = With(new JsonObject(), request.WithPayload, request.WithVectors);
        Set(json, "filter", Filters.ToJson(request.Filter));
        Set(json, "offset", request.Offset is { } offset ? Values.ToJson(offset) : null);
        Set(json, "limit", request.HasLimit ? request.Limit : null);
        Set(json, "order_by", request.OrderBy is { } order ? Order(order) : null);
        return json;
    }

    public static JsonObject Count(CountPoints request)
    {
        var json = new JsonObject { ["exact"] = !request.HasExact || request.Exact };
        Set(json, "filter", Filters.ToJson(request.Filter));
        return json;
    }

    public static JsonObject Facet(FacetCounts request)
    {
        var json = new JsonObject { ["key"] = request.Key, ["exact"] = request.Exact };
        Set(json, "limit", request.HasLimit ? request.Limit : null);
        Set(json, "filter", Filters.ToJson(request.Filter));
        return json;
    }

    /// <summary>What of a point is wanted. Over gRPC nothing is where nothing is said.</summary>
    public static JsonObject With(JsonObject json, WithPayloadSelector? payload, WithVectorsSelector? vectors)
    {
        json["with_payload"] = payload?.SelectorOptionsCase switch
        {
            WithPayloadSelector.SelectorOptionsOneofCase.Include => StubJson.Array(payload.Include.Fields),
            WithPayloadSelector.SelectorOptionsOneofCase.Exclude => new JsonObject { ["exclude"] = StubJson.Array(payload.Exclude.Fields) },
            WithPayloadSelector.SelectorOptionsOneofCase.Enable => payload.Enable,
            _ => false,
        };
        json["with_vector"] = vectors?.SelectorOptionsCase switch
        {
            WithVectorsSelector.SelectorOptionsOneofCase.Include => StubJson.Array(vectors.Include.Names),
            WithVectorsSelector.SelectorOptionsOneofCase.Enable => vectors.Enable,
            _ => false,
        };
        return json;
    }

    public static void Set(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
            json[name] = value;
    }

    static JsonObject Order(OrderBy order)
    {
        var json = new JsonObject { ["key"] = order.Key };
        if (order.HasDirection)
            json["direction"] = order.Direction == Direction.Desc ? "desc" : "asc";
        Set(json, "start_from", order.StartFrom?.ValueCase switch
        {
            StartFrom.ValueOneofCase.Integer => order.StartFrom.Integer,
            StartFrom.ValueOneofCase.Float => order.StartFrom.Float,
            StartFrom.ValueOneofCase.Datetime => order.StartFrom.Datetime,
            _ => null,
        });
        return json;
    }
}
