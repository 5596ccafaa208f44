using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>What Qdrant tells of a collection.</summary>
static class CollectionReport
{
    const string Hnsw = """
        { "m": 16, "ef_construct": 100, "full_scan_threshold": 10000, "max_indexing_threads": 0, "on_disk": false }
        """;

    const string Optimizer = """
        { "deleted_threshold": 0.2, "vacuum_min_vector_number": 1000, "default_segment_number": 2, "max_segment_size": null,
          "memmap_threshold": null, "indexing_threshold": 10000, "flush_interval_sec": 5, "max_optimization_threads": null,
          "prevent_unoptimized": null }
        """;

    const string Log = """{ "wal_capacity_mb": 32, "wal_segments_ahead": 0, "wal_retain_closed": 1 }""";

    public static JsonNode Of(StubCollection collection)
    {
        var settings = collection.Settings;
        var parameters = new JsonObject
        {
            ["vectors"] = settings["vectors"]?.DeepClone() ?? new JsonObject(),
            ["shard_number"] = settings["shard_number"]?.DeepClone() ?? 1,
            ["replication_factor"] = settings["replication_factor"]?.DeepClone() ?? 1,
            ["write_consistency_factor"] = settings["write_consistency_factor"]?.DeepClone() ?? 1,
            ["on_disk_payload"] = settings["on_disk_payload"]?.DeepClone() ?? true,
        };
        if (settings["sparse_vectors"] is { } sparse)
            parameters["sparse_vectors"] = sparse.DeepClone();
        return new JsonObject
        {
            ["status"] = "green",
            ["optimizer_status"] = "ok",
            ["indexed_vectors_count"] = 0,
            ["points_count"] = collection.Points.Count,
            ["segments_count"] = 2,
            ["config"] = new JsonObject
            {
                ["params"] = parameters,
                ["hnsw_config"] = JsonNode.Parse(Hnsw),
                ["optimizer_config"] = Merge(Optimizer, settings["optimizers_config"]),
                ["wal_config"] = JsonNode.Parse(Log),
                ["quantization_config"] = settings["quantization_config"]?.DeepClone(),
            },
            ["payload_schema"] = new JsonObject(collection.Indexes.Select(index =>
                KeyValuePair.Create(index.Key, (JsonNode?)Schema(collection, index.Key)))),
            ["update_queue"] = new JsonObject { ["length"] = 0 },
        };
    }

    /// <summary>Where its shards lie.</summary>
    public static JsonNode Shards(StubCollection collection, bool isReady) => new JsonObject
    {
        ["peer_id"] = 1,
        ["shard_count"] = 1,
        ["local_shards"] = new JsonArray(new JsonObject
        {
            ["shard_id"] = 0,
            ["points_count"] = collection.Points.Count,
            ["state"] = isReady ? "Active" : "Recovery",
        }),
        ["remote_shards"] = new JsonArray(),
        ["shard_transfers"] = new JsonArray(),
    };

    static JsonObject Schema(StubCollection collection, string field) => new JsonObject
    {
        ["data_type"] = collection.IndexType(field),
        ["points"] = collection.Points.Values.Count(point => PayloadPath.Values(point.Payload, field).Any(value => value is not null)),
    };

    static JsonObject Merge(string defaults, JsonNode? changes)
    {
        var merged = JsonNode.Parse(defaults)!.AsObject();
        foreach (var (name, value) in changes as JsonObject ?? [])
            merged[name] = value?.DeepClone();
        return merged;
    }
}
