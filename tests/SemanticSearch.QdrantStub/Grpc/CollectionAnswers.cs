using System.Text.Json.Nodes;
using Google.Protobuf;
using Qdrant.Client.Grpc;
using QdrantStatus = Qdrant.Client.Grpc.CollectionStatus;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Answers that concern collections.</summary>
static class CollectionAnswers
{
    public static IMessage Done(JsonNode result) => new CollectionOperationResponse { Result = result.GetValue<bool>() };

    public static IMessage Exists(JsonNode result) =>
        new CollectionExistsResponse { Result = new CollectionExists { Exists = result["exists"]!.GetValue<bool>() } };

    public static IMessage List(JsonNode result) => new ListCollectionsResponse
    {
        Collections = { result["collections"]!.AsArray().Select(one => new CollectionDescription { Name = one!["name"]!.GetValue<string>() }) },
    };

    public static IMessage Aliases(JsonNode result) => new ListAliasesResponse
    {
        Aliases =
        {
            result["aliases"]!.AsArray().Select(alias => new AliasDescription
            {
                AliasName = alias!["alias_name"]!.GetValue<string>(),
                CollectionName = alias["collection_name"]!.GetValue<string>(),
            }),
        },
    };

    public static IMessage Info(JsonNode result)
    {
        var info = new CollectionInfo
        {
            Status = QdrantStatus.Green,
            PointsCount = result["points_count"]!.GetValue<ulong>(),
            Config = new CollectionConfig { Params = Parameters(result["config"]!["params"]!) },
        };
        foreach (var (field, schema) in result["payload_schema"]!.AsObject())
        {
            info.PayloadSchema[field] = new PayloadSchemaInfo
            {
                DataType = Enum.Parse<PayloadSchemaType>(schema!["data_type"]!.GetValue<string>(), ignoreCase: true),
                Points = schema["points"]!.GetValue<ulong>(),
            };
        }
        return new GetCollectionInfoResponse { Result = info };
    }

    public static IMessage Shards(JsonNode result) => new CollectionClusterInfoResponse
    {
        PeerId = 1,
        ShardCount = 1,
        LocalShards =
        {
            result["local_shards"]!.AsArray().Select(shard => new LocalShardInfo
            {
                ShardId = shard!["shard_id"]!.GetValue<uint>(),
                PointsCount = shard["points_count"]!.GetValue<ulong>(),
                State = Enum.Parse<ReplicaState>(shard["state"]!.GetValue<string>()),
            }),
        },
    };

    static CollectionParams Parameters(JsonNode json)
    {
        var parameters = new CollectionParams
        {
            ShardNumber = json["shard_number"]!.GetValue<uint>(),
            ReplicationFactor = json["replication_factor"]!.GetValue<uint>(),
            WriteConsistencyFactor = json["write_consistency_factor"]!.GetValue<uint>(),
            VectorsConfig = new VectorsConfig { ParamsMap = new VectorParamsMap() },
            SparseVectorsConfig = new SparseVectorConfig(),
        };
        foreach (var (name, vector) in json["vectors"]!.AsObject().Where(pair => pair.Value is JsonObject))
        {
            parameters.VectorsConfig.ParamsMap.Map[name] = new VectorParams
            {
                Size = vector!["size"]!.GetValue<ulong>(),
                Distance = Enum.Parse<Distance>(vector["distance"]!.GetValue<string>()),
            };
        }
        foreach (var (name, vector) in json["sparse_vectors"] as JsonObject ?? [])
        {
            parameters.SparseVectorsConfig.Map[name] = new SparseVectorParams
            {
                Modifier = StubJson.Text(vector!["modifier"]) == "idf" ? Modifier.Idf : Modifier.None,
            };
        }
        return parameters;
    }
}
