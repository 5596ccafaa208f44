using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>Makes points of what an upsert sends.</summary>
static class PointReader
{
    /// <summary>What is wrong in itself, whatever the collection is.</summary>
    public static void CheckShape(JsonNode point, string path)
    {
        _ = PointKey.Of(point["id"]);
        foreach (var (_, vector) in point["vector"] as JsonObject ?? [])
        {
            if (vector is JsonObject sparse && sparse["indices"] is not null)
                _ = SparseValues.Of(sparse, $"{path}.vector.?");
        }
    }

    /// <summary>What does not fit the collection and is known before anything is written.</summary>
    public static void CheckSizes(StubCollection collection, JsonNode point)
    {
        foreach (var (name, vector) in Vectors(point))
        {
            if (vector is JsonArray values && collection.Dense.TryGetValue(name, out var size) && values.Count != size)
            {
                throw StubFailure.WrongInput(
                    $"Vector dimension error: expected dim: {size}, got {values.Count}{(name.Length == 0 ? "" : $" for vector '{name}'")}");
            }
        }
    }

    /// <summary>The point; a vector that the collection does not know is found only now.</summary>
    public static StubPoint Read(StubCollection collection, JsonNode point, long version)
    {
        var dense = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var sparse = new Dictionary<string, SparseValues>(StringComparer.Ordinal);
        foreach (var (name, vector) in Vectors(point))
        {
            if (vector is JsonArray values && collection.Dense.ContainsKey(name))
                dense[name] = Unit([.. values.Select(value => (float)value!.GetValue<double>())]);
            else if (vector is JsonObject terms && collection.Sparse.Contains(name))
                sparse[name] = SparseValues.Of(terms, "points[0].vector.?");
            else
                throw StubFailure.WrongInput($"Not existing vector name error: {name}");
        }
        return new StubPoint(PointKey.Of(point["id"]), version, (point["payload"] as JsonObject ?? []).DeepClone().AsObject(), dense, sparse);
    }

    /// <summary>Of unit length; zeros stay zeros.</summary>
    public static float[] Unit(float[] values)
    {
        var length = Math.Sqrt(values.Sum(value => (double)value * value));
        return length == 0 ? values : [.. values.Select(value => (float)(value / length))];
    }

    static JsonObject Vectors(JsonNode point) => point["vector"] switch
    {
        JsonObject named => named,
        JsonArray values => new JsonObject { [""] = values.DeepClone() },
        _ => [],
    };
}
