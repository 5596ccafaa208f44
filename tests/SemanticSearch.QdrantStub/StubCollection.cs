using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>A collection in memory. Whoever uses it holds the stub's lock.</summary>
sealed class StubCollection(string name, JsonObject settings)
{
    public string Name => name;

    /// <summary>What it was made with.</summary>
    public JsonObject Settings => settings;

    /// <summary>The types of the indexed fields, and their parameters.</summary>
    public SortedDictionary<string, JsonNode> Indexes { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<PointKey, StubPoint> Points { get; } = [];

    /// <summary>Number of the last operation.</summary>
    public long Operations { get; private set; }

    public long NextOperation() => ++Operations;

    /// <summary>The dense vectors and their sizes; the only one may have an empty name.</summary>
    public IReadOnlyDictionary<string, int> Dense { get; } = ReadDense(settings);

    public IReadOnlySet<string> Sparse { get; } =
        (settings["sparse_vectors"] as JsonObject ?? []).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a sparse vector's scores count how rare a term is.</summary>
    public bool HasIdf(string vector) => StubJson.Text(settings["sparse_vectors"]![vector]?["modifier"]) == "idf";

    public string? IndexType(string field) => Indexes.TryGetValue(field, out var schema)
        ? StubJson.Text(schema) ?? StubJson.Text(schema["type"])
        : null;

    /// <summary>Whether the words of a field are told apart by white space alone, and by case.</summary>
    public bool IsSplitAtSpaces(string field) =>
        Indexes.TryGetValue(field, out var schema) && schema is JsonObject map && StubJson.Text(map["tokenizer"]) == "whitespace";

    static Dictionary<string, int> ReadDense(JsonObject settings)
    {
        if (settings["vectors"] is not JsonObject vectors)
            return [];
        return vectors["size"] is not null
            ? new() { [""] = StubJson.Int(vectors["size"])!.Value }
            : vectors.ToDictionary(pair => pair.Key, pair => StubJson.Int(pair.Value!["size"])!.Value, StringComparer.Ordinal);
    }
}
