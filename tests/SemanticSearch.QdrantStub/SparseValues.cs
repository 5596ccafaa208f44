using System.Text.Json.Nodes;

namespace SemanticSearch.QdrantStub;

/// <summary>A sparse vector.</summary>
sealed record SparseValues(uint[] Indices, float[] Values)
{
    public static SparseValues Of(JsonObject json, string path)
    {
        var indices = json["indices"]!.AsArray().Select(node => node!.GetValue<uint>()).ToArray();
        var values = json["values"]!.AsArray().Select(node => (float)node!.GetValue<double>()).ToArray();
        if (indices.Length != values.Length)
            throw StubFailure.Invalid($"{path}.values", "Validation error: must be the same length as indices [{}]");
        if (indices.Distinct().Count() != indices.Length)
            throw StubFailure.Invalid($"{path}.indices", "Validation error: must be unique [{}]");
        return new SparseValues(indices, values);
    }

    public float? this[uint index] => Array.IndexOf(Indices, index) is var at and >= 0 ? Values[at] : null;

    public JsonNode ToJson() => new JsonObject { ["indices"] = StubJson.Array(Indices), ["values"] = StubJson.Array(Values) };
}
