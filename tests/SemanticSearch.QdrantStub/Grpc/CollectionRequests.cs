#pragma warning disable CS0612 // Fields that servers before 1.20 know.

using System.Text.Json.Nodes;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>What concerns collections as JSON.</summary>
static class CollectionRequests
{
    public static JsonObject Create(CreateCollection request)
    {
        var json = new JsonObject { ["vectors"] = Vectors(request.VectorsConfig) };
        if (request.SparseVectorsConfig is { } sparse)
            json["sparse_vectors"] = new JsonObject(sparse.Map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Sparse(pair.Value))));
        ReadRequests.Set(json, "shard_number", request.HasShardNumber ? request.ShardNumber : null);
        ReadRequests.Set(json, "replication_factor", request.HasReplicationFactor ? request.ReplicationFactor : null);
        ReadRequests.Set(json, "write_consistency_factor", request.HasWriteConsistencyFactor ? request.WriteConsistencyFactor : null);
        ReadRequests.Set(json, "on_disk_payload", request.HasOnDiskPayload ? request.OnDiskPayload : null);
        return json;
    }

    public static JsonObject Aliases(ChangeAliases request) =>
        new() { ["actions"] = new JsonArray([.. request.Actions.Select(Alias)]) };

    public static JsonObject Index(CreateFieldIndexCollection request) => new()
    {
        ["field_name"] = request.FieldName,
        ["field_schema"] = request.FieldIndexParams?.TextIndexParams is { } text
            ? Text(text)
            : Type(request.FieldType),
    };

    static JsonObject Text(TextIndexParams text) => new()
    {
        ["type"] = "text",
        ["tokenizer"] = text.Tokenizer.ToString().ToLowerInvariant(),
        ["lowercase"] = text.Lowercase,
        ["phrase_matching"] = text.PhraseMatching,
    };

    static JsonNode Type(FieldType type) => type switch
    {
        FieldType.Keyword => "keyword",
        FieldType.Integer => "integer",
        FieldType.Float => "float",
        FieldType.Bool => "bool",
        FieldType.Datetime => "datetime",
        FieldType.Uuid => "uuid",
        FieldType.Text => "text",
        _ => throw new NotSupportedException($"the stub does not know the index {type}"),
    };

    static JsonObject Alias(AliasOperations action) => action.ActionCase switch
    {
        AliasOperations.ActionOneofCase.CreateAlias => new JsonObject
        {
            ["create_alias"] = new JsonObject
            {
                ["collection_name"] = action.CreateAlias.CollectionName,
                ["alias_name"] = action.CreateAlias.AliasName,
            },
        },
        AliasOperations.ActionOneofCase.DeleteAlias =>
            new JsonObject { ["delete_alias"] = new JsonObject { ["alias_name"] = action.DeleteAlias.AliasName } },
        _ => throw new NotSupportedException($"the stub does not know the action {action.ActionCase}"),
    };

    static JsonObject Vectors(VectorsConfig? config) => config?.ConfigCase switch
    {
        VectorsConfig.ConfigOneofCase.Params => Dense(config.Params),
        VectorsConfig.ConfigOneofCase.ParamsMap =>
            new JsonObject(config.ParamsMap.Map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)Dense(pair.Value)))),
        _ => [],
    };

    static JsonObject Dense(VectorParams parameters)
    {
        var json = new JsonObject { ["size"] = parameters.Size, ["distance"] = parameters.Distance.ToString() };
        ReadRequests.Set(json, "on_disk", parameters.HasOnDisk ? parameters.OnDisk : null);
        if (parameters.QuantizationConfig?.Scalar is { } scalar)
        {
            var part = new JsonObject { ["type"] = "int8" };
            ReadRequests.Set(part, "quantile", scalar.HasQuantile ? scalar.Quantile : null);
            ReadRequests.Set(part, "always_ram", scalar.HasAlwaysRam ? scalar.AlwaysRam : null);
            json["quantization_config"] = new JsonObject { ["scalar"] = part };
        }
        return json;
    }

    static JsonObject Sparse(SparseVectorParams parameters)
    {
        var json = new JsonObject();
        if (parameters.HasModifier)
            json["modifier"] = parameters.Modifier == Modifier.Idf ? "idf" : "none";
        if (parameters.Index is { HasOnDisk: true } index)
            json["index"] = new JsonObject { ["on_disk"] = index.OnDisk };
        return json;
    }
}
