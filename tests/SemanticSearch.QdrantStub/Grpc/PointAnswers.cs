using System.Text.Json.Nodes;
using Google.Protobuf;
using Qdrant.Client.Grpc;
using QdrantFacetValue = Qdrant.Client.Grpc.FacetValue;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Answers that concern points.</summary>
static class PointAnswers
{
    public static IMessage Written(JsonNode result) => new PointsOperationResponse { Result = Update(result) };

    public static IMessage WrittenAll(JsonNode result) =>
        new UpdateBatchResponse { Result = { result.AsArray().Select(one => Update(one!)) } };

    public static IMessage Retrieved(JsonNode result) => new GetResponse { Result = { result.AsArray().Select(one => Point(one!)) } };

    public static IMessage Scrolled(JsonNode result)
    {
        var answer = new ScrollResponse { Result = { result["points"]!.AsArray().Select(one => Point(one!)) } };
        if (result["next_page_offset"] is { } next)
            answer.NextPageOffset = Values.ToId(next);
        return answer;
    }

    public static IMessage Counted(JsonNode result) =>
        new CountResponse { Result = new CountResult { Count = result["count"]!.GetValue<ulong>() } };

    public static IMessage Facets(JsonNode result) => new FacetResponse
    {
        Hits =
        {
            result["hits"]!.AsArray()
                .Select(hit => new FacetHit { Value = FacetOf(hit!["value"]!), Count = hit["count"]!.GetValue<ulong>() }),
        },
    };

    public static IMessage Ranked(JsonNode result) => new QueryResponse { Result = { Hits(result) } };

    public static IMessage RankedAll(JsonNode result) => new QueryBatchResponse
    {
        Result = { result.AsArray().Select(one => new BatchResult { Result = { Hits(one!) } }) },
    };

    public static IMessage Groups(JsonNode result)
    {
        var groups = new GroupsResult();
        foreach (var group in result["groups"]!.AsArray())
        {
            var made = new PointGroup { Id = GroupOf(group!["id"]!), Hits = { group["hits"]!.AsArray().Select(hit => Hit(hit!)) } };
            if (group["lookup"] is { } lookup)
                made.Lookup = Point(lookup);
            groups.Groups.Add(made);
        }
        return new QueryGroupsResponse { Result = groups };
    }

    static IEnumerable<ScoredPoint> Hits(JsonNode result) => result["points"]!.AsArray().Select(hit => Hit(hit!));

    static ScoredPoint Hit(JsonNode json)
    {
        var point = new ScoredPoint
        {
            Id = Values.ToId(json["id"]!),
            Score = json["score"]!.GetValue<float>(),
            Version = json["version"]!.GetValue<ulong>(),
            Vectors = Values.ToVectors(json["vector"]),
        };
        Values.Fill(point.Payload, json["payload"]);
        return point;
    }

    static RetrievedPoint Point(JsonNode json)
    {
        var point = new RetrievedPoint { Id = Values.ToId(json["id"]!), Vectors = Values.ToVectors(json["vector"]) };
        Values.Fill(point.Payload, json["payload"]);
        if (json["order_value"] is { } order)
        {
            point.OrderValue = StubJson.IsInteger(order)
                ? new OrderValue { Int = order.GetValue<long>() }
                : new OrderValue { Float = order.GetValue<double>() };
        }
        return point;
    }

    static UpdateResult Update(JsonNode json) => new()
    {
        OperationId = json["operation_id"]!.GetValue<ulong>(),
        Status = StubJson.Text(json["status"]) == "completed" ? UpdateStatus.Completed : UpdateStatus.Acknowledged,
    };

    static QdrantFacetValue FacetOf(JsonNode value) => Values.ToValue(value) switch
    {
        { HasBoolValue: true } flag => new QdrantFacetValue { BoolValue = flag.BoolValue },
        { HasIntegerValue: true } number => new QdrantFacetValue { IntegerValue = number.IntegerValue },
        var text => new QdrantFacetValue { StringValue = text.StringValue },
    };

    static GroupId GroupOf(JsonNode value) => Values.ToValue(value) is { HasIntegerValue: true } number
        ? new GroupId { IntegerValue = number.IntegerValue }
        : new GroupId { StringValue = value.ToString() };
}
