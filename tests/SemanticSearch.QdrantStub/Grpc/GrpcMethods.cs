using System.Text.Json.Nodes;
using Google.Protobuf;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>The methods that the stub knows, by their paths.</summary>
static class GrpcMethods
{
    const string Of = "/collections/{collection_name}";

    public static IReadOnlyDictionary<string, GrpcMethod> All { get; } = new Dictionary<string, GrpcMethod>(StringComparer.Ordinal)
    {
        ["/qdrant.Collections/List"] = Method(
            ListCollectionsRequest.Parser, static _ => Call("GET /collections"), CollectionAnswers.List),
        ["/qdrant.Collections/Get"] = Method(
            GetCollectionInfoRequest.Parser, static request => Call($"GET {Of}", request.CollectionName), CollectionAnswers.Info),
        ["/qdrant.Collections/CollectionExists"] = Method(
            CollectionExistsRequest.Parser, static request => Call($"GET {Of}/exists", request.CollectionName), CollectionAnswers.Exists),
        ["/qdrant.Collections/Create"] = Method(
            CreateCollection.Parser,
            static request => Call($"PUT {Of}", request.CollectionName, CollectionRequests.Create(request)),
            CollectionAnswers.Done),
        ["/qdrant.Collections/Delete"] = Method(
            DeleteCollection.Parser, static request => Call($"DELETE {Of}", request.CollectionName), CollectionAnswers.Done),
        ["/qdrant.Collections/UpdateAliases"] = Method(
            ChangeAliases.Parser,
            static request => Call("POST /collections/aliases", body: CollectionRequests.Aliases(request)),
            CollectionAnswers.Done),
        ["/qdrant.Collections/ListAliases"] = Method(
            ListAliasesRequest.Parser, static _ => Call("GET /aliases"), CollectionAnswers.Aliases),
        ["/qdrant.Collections/CollectionClusterInfo"] = Method(
            CollectionClusterInfoRequest.Parser, static request => Call($"GET {Of}/cluster", request.CollectionName), CollectionAnswers.Shards),
        ["/qdrant.Points/CreateFieldIndex"] = Method(
            CreateFieldIndexCollection.Parser,
            static request => Write($"PUT {Of}/index", request.CollectionName, request.Wait, CollectionRequests.Index(request)),
            PointAnswers.Written),
        ["/qdrant.Points/Upsert"] = Method(
            UpsertPoints.Parser,
            static request => Write($"PUT {Of}/points", request.CollectionName, request.Wait, WriteRequests.Upsert(request)),
            PointAnswers.Written),
        ["/qdrant.Points/Delete"] = Method(
            DeletePoints.Parser,
            static request => Write(
                $"POST {Of}/points/delete", request.CollectionName, request.Wait, WriteRequests.Selector(request.Points)),
            PointAnswers.Written),
        ["/qdrant.Points/SetPayload"] = Method(
            SetPayloadPoints.Parser,
            static request => Write($"POST {Of}/points/payload", request.CollectionName, request.Wait, WriteRequests.SetPayload(request)),
            PointAnswers.Written),
        ["/qdrant.Points/OverwritePayload"] = Method(
            SetPayloadPoints.Parser,
            static request => Write($"PUT {Of}/points/payload", request.CollectionName, request.Wait, WriteRequests.SetPayload(request)),
            PointAnswers.Written),
        ["/qdrant.Points/DeletePayload"] = Method(
            DeletePayloadPoints.Parser,
            static request => Write(
                $"POST {Of}/points/payload/delete", request.CollectionName, request.Wait, WriteRequests.DeletePayload(request)),
            PointAnswers.Written),
        ["/qdrant.Points/UpdateBatch"] = Method(
            UpdateBatchPoints.Parser,
            static request => Write($"POST {Of}/points/batch", request.CollectionName, request.Wait, WriteRequests.Batch(request)),
            PointAnswers.WrittenAll),
        ["/qdrant.Points/Get"] = Method(
            GetPoints.Parser,
            static request => Call(
                $"POST {Of}/points", request.CollectionName, ReadRequests.Retrieve(request), request.ReadConsistency),
            PointAnswers.Retrieved),
        ["/qdrant.Points/Scroll"] = Method(
            ScrollPoints.Parser,
            static request => Call($"POST {Of}/points/scroll", request.CollectionName, ReadRequests.Scroll(request), request.ReadConsistency),
            PointAnswers.Scrolled),
        ["/qdrant.Points/Count"] = Method(
            CountPoints.Parser,
            static request => Call($"POST {Of}/points/count", request.CollectionName, ReadRequests.Count(request), request.ReadConsistency),
            PointAnswers.Counted),
        ["/qdrant.Points/Facet"] = Method(
            FacetCounts.Parser,
            static request => Call($"POST {Of}/facet", request.CollectionName, ReadRequests.Facet(request), request.ReadConsistency),
            PointAnswers.Facets),
        ["/qdrant.Points/Query"] = Method(
            QueryPoints.Parser,
            static request => Call(
                $"POST {Of}/points/query", request.CollectionName, QueryRequests.Points(request), request.ReadConsistency),
            PointAnswers.Ranked),
        ["/qdrant.Points/QueryBatch"] = Method(
            QueryBatchPoints.Parser,
            static request => Call(
                $"POST {Of}/points/query/batch", request.CollectionName, QueryRequests.Batch(request), request.ReadConsistency),
            PointAnswers.RankedAll),
        ["/qdrant.Points/QueryGroups"] = Method(
            QueryPointGroups.Parser,
            static request => Call(
                $"POST {Of}/points/query/groups", request.CollectionName, QueryRequests.Groups(request), request.ReadConsistency),
            PointAnswers.Groups),
    };

    static GrpcMethod Method<T>(MessageParser<T> parser, Func<T, StubCall> toCall, Func<JsonNode, IMessage> toAnswer)
        where T : IMessage<T> => new(bytes => toCall(parser.ParseFrom(bytes)), toAnswer);

    static StubCall Call(string operation, string? collection = null, JsonObject? body = null, ReadConsistency? consistency = null)
    {
        var path = new Dictionary<string, string>(StringComparer.Ordinal);
        if (collection is not null)
            path["collection_name"] = collection;
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        if (consistency is { HasType: true })
            query["consistency"] = consistency.Type.ToString().ToLowerInvariant();
        return new StubCall(operation, path, query, body);
    }

    static StubCall Write(string operation, string collection, bool wait, JsonObject body) => Call(operation, collection, body) with
    {
        Query = new Dictionary<string, string>(StringComparer.Ordinal) { ["wait"] = wait ? "true" : "false" },
    };
}
