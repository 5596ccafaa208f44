using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>The operations that the stub knows. An unknown one is an error of the test, not an answer.</summary>
sealed class StubOperations(StubState state, Func<bool> isReady)
{
    const string Of = "/collections/{collection_name}";

    /// <summary>Writes to points, which may be acknowledged before they are done.</summary>
    static readonly Dictionary<string, Func<StubCollection, JsonObject, long>> PointOperations = new(StringComparer.Ordinal)
    {
        [$"PUT {Of}/points"] = static (collection, json) => PointWrites.Upsert(collection, json),
        [$"POST {Of}/points/delete"] = PointWrites.Delete,
        [$"POST {Of}/points/payload"] = static (collection, json) => PointWrites.SetPayload(collection, json, overwrites: false),
        [$"PUT {Of}/points/payload"] = static (collection, json) => PointWrites.SetPayload(collection, json, overwrites: true),
        [$"POST {Of}/points/payload/delete"] = PointWrites.DeletePayload,
        [$"PUT {Of}/points/vectors"] = PointWrites.UpdateVectors,
        [$"PUT {Of}/index"] = static (collection, json) =>
        {
            collection.Indexes[json["field_name"]!.GetValue<string>()] = json["field_schema"]!.DeepClone();
            collection.NextOperation();
            return collection.NextOperation();
        },
    };

    static readonly Dictionary<string, Func<StubState, StubCall, JsonNode>> Others = new(StringComparer.Ordinal)
    {
        ["GET /collections"] = static (state, _) => state.List(),
        [$"GET {Of}"] = static (state, call) => CollectionReport.Of(state[call.Collection]),
        [$"PUT {Of}"] = static (state, call) => state.Create(call.Collection, call.Json),
        [$"PATCH {Of}"] = static (state, call) => state.Change(call.Collection, call.Json),
        [$"DELETE {Of}"] = static (state, call) => state.Delete(call.Collection),
        [$"GET {Of}/exists"] = static (state, call) => new JsonObject { ["exists"] = state.Exists(call.Collection) },
        ["POST /collections/aliases"] = static (state, call) => state.ChangeAliases(call.Json),
        ["GET /aliases"] = static (state, _) => state.ListAliases(),
        ["GET /cluster"] = static (_, _) => new JsonObject { ["status"] = "disabled" },
        [$"POST {Of}/points"] = static (state, call) => PointReads.Retrieve(state[call.Collection], call.Json),
        [$"GET {Of}/points/{{id}}"] = static (state, call) => PointReads.RetrieveOne(state[call.Collection], call.Path["id"]),
        [$"POST {Of}/points/count"] = static (state, call) => PointReads.Count(state[call.Collection], call.Json),
        [$"POST {Of}/points/scroll"] = static (state, call) => PointReads.Scroll(state[call.Collection], call.Json),
        [$"POST {Of}/facet"] = static (state, call) => PointReads.Facet(state[call.Collection], call.Json),
        [$"POST {Of}/points/query"] = static (state, call) => new PointQuery(state[call.Collection]).Answer(call.Json),
        [$"POST {Of}/points/query/batch"] = static (state, call) => new JsonArray(
            [.. call.Json["searches"]!.AsArray().Select(search => new PointQuery(state[call.Collection]).Answer(search!.AsObject()))]),
        [$"POST {Of}/points/query/groups"] = static (state, call) => PointGroups.Answer(state, state[call.Collection], call.Json),
        [$"POST {Of}/points/batch"] = static (state, call) => new JsonArray(
            [.. PointWrites.Batch(state[call.Collection], call.Json).Select(operation => Done(operation, "completed"))]),
    };

    readonly Queue<Action> _pending = new();

    /// <summary>All that it knows, and the one that must know what else goes on.</summary>
    public static IReadOnlyCollection<string> Known { get; } = [.. PointOperations.Keys, .. Others.Keys, $"GET {Of}/cluster"];

    /// <summary>Those that change something.</summary>
    public static IReadOnlySet<string> Writes { get; } = new HashSet<string>(
        [.. PointOperations.Keys, $"PUT {Of}", $"PATCH {Of}", $"DELETE {Of}", "POST /collections/aliases", $"POST {Of}/points/batch"],
        StringComparer.Ordinal);

    /// <summary>Carries a call out, whole.</summary>
    public JsonNode Run(StubCall call)
    {
        lock (state)
        {
            if (call.IsWrite)
                CatchUp();
            if (call.Operation == $"GET {Of}/cluster")
                return CollectionReport.Shards(state[call.Collection], isReady());
            if (Others.TryGetValue(call.Operation, out var other))
                return other(state, call);
            if (!PointOperations.TryGetValue(call.Operation, out var write))
                throw new NotSupportedException($"the stub does not know {call.Operation}");
            var collection = state[call.Collection];
            if (call.Waits)
                return Done(write(collection, call.Json), "completed");
            _pending.Enqueue(() => write(collection, call.Json));
            return Done(collection.Operations + _pending.Count, "acknowledged");
        }
    }

    /// <summary>Carries out an upsert of which the first <paramref name="count"/> points arrive.</summary>
    public void RunPartly(StubCall call, int count)
    {
        lock (state)
            PointWrites.Upsert(state[call.Collection], call.Json, count);
    }

    /// <summary>Does what was acknowledged and not yet done.</summary>
    public void CatchUp()
    {
        lock (state)
        {
            while (_pending.TryDequeue(out var write))
                write();
        }
    }

    static JsonObject Done(long operation, string status) => new() { ["operation_id"] = operation, ["status"] = status };
}
