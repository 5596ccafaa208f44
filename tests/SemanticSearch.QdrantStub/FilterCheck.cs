using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Refuses filters that Qdrant refuses.</summary>
static class FilterCheck
{
    static readonly string[] Clauses = ["must", "should", "must_not"];

    public static void Check(JsonNode? filter, string path)
    {
        if (filter is not JsonObject map)
            return;
        foreach (var clause in Clauses)
            CheckAll(StubJson.Each(map[clause]), $"{path}.{clause}");
        if (map["min_should"]?["conditions"] is { } conditions)
            CheckAll(StubJson.Each(conditions), $"{path}.min_should.conditions");
    }

    static void CheckAll(IEnumerable<JsonNode?> conditions, string path)
    {
        foreach (var (i, condition) in conditions.Index())
            CheckOne(condition!.AsObject(), $"{path}[{i}]");
    }

    static void CheckOne(JsonObject condition, string path)
    {
        if (condition["key"] is not null)
            FieldTest.Check(condition, path);
        else if (condition["nested"] is JsonObject nested)
            Check(nested["filter"], $"{path}.nested.filter");
        else if (Clauses.Any(condition.ContainsKey) || condition.ContainsKey("min_should"))
            Check(condition, path);
    }
}
