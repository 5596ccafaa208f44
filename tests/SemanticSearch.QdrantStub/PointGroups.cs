using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Hits by the value of a field, the group with the best hit first.</summary>
static class PointGroups
{
    public static JsonNode Answer(StubState state, StubCollection collection, JsonObject request)
    {
        var field = request["group_by"]!.GetValue<string>();
        var (limit, size) = (StubJson.Int(request["limit"]) ?? 10, StubJson.Int(request["group_size"]) ?? 3);
        var hits = new PointQuery(collection).Run(request, limit: int.MaxValue);
        var groups =
            from hit in hits
            from value in PayloadPath.Values(hit.Point.Payload, field)
            where value is not null
            group hit by value.ToJsonString();
        return new JsonObject
        {
            ["groups"] = new JsonArray(
            [
                .. groups.Take(limit).Select(group => Group(state, JsonNode.Parse(group.Key)!, group.Take(size), request)),
            ]),
        };
    }

    static JsonObject Group(StubState state, JsonNode id, IEnumerable<Ranked> hits, JsonObject request)
    {
        var group = new JsonObject
        {
            ["hits"] = new JsonArray([.. hits.Select(hit => PointQuery.Show(hit, request))]),
            ["id"] = id,
        };
        if (request["with_lookup"] is { } lookup)
            group["lookup"] = LookUp(state, id, lookup);
        return group;
    }

    static JsonObject? LookUp(StubState state, JsonNode id, JsonNode lookup)
    {
        var name = StubJson.Text(lookup) ?? lookup["collection"]!.GetValue<string>();
        return state[name].Points.GetValueOrDefault(PointKey.Of(id)) is { } point
            ? point.Show((lookup as JsonObject)?["with_payload"], (lookup as JsonObject)?["with_vectors"], payloadByDefault: true)
            : null;
    }
}
