#pragma warning disable CS0612 // Fields that servers before 1.20 know, and that clients may still fill.

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;

namespace SemanticSearch.QdrantStub.Grpc;

/// <summary>Payloads, ids and vectors, to JSON and back.</summary>
static class Values
{
    public static JsonNode? ToJson(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.DoubleValue => Double(value.DoubleValue),
        Value.KindOneofCase.IntegerValue => value.IntegerValue,
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.ListValue => new JsonArray([.. value.ListValue.Values.Select(ToJson)]),
        Value.KindOneofCase.StructValue => ToJson(value.StructValue.Fields),
        _ => null,
    };

    public static JsonObject ToJson(MapField<string, Value> payload) =>
        new(payload.Select(pair => KeyValuePair.Create(pair.Key, ToJson(pair.Value))));

    public static JsonNode ToJson(PointId id) => id.HasNum ? JsonValue.Create(id.Num) : JsonValue.Create(id.Uuid);

    public static JsonNode ToJson(Vector vector) => vector.VectorCase switch
    {
        Vector.VectorOneofCase.Sparse => Sparse(vector.Sparse.Indices, vector.Sparse.Values),
        Vector.VectorOneofCase.Dense => StubJson.Array(vector.Dense.Data),
        // The older fields, which the client still fills for a plain array.
        _ => vector.Indices is { } indices ? Sparse(indices.Data, vector.Data) : StubJson.Array(vector.Data),
    };

    public static JsonObject Sparse(IEnumerable<uint> indices, IEnumerable<float> values) =>
        new() { ["indices"] = StubJson.Array(indices), ["values"] = StubJson.Array(values) };

    public static PointId ToId(JsonNode id) => ulong.TryParse(id.ToString(), out var number)
        ? new PointId { Num = number }
        : new PointId { Uuid = id.ToString() };

    public static Value ToValue(JsonNode? node) => node?.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => new Value { BoolValue = node.GetValue<bool>() },
        JsonValueKind.Number => StubJson.IsInteger(node)
            ? new Value { IntegerValue = node.GetValue<long>() }
            : new Value { DoubleValue = node.GetValue<double>() },
        JsonValueKind.String => new Value { StringValue = node.GetValue<string>() },
        JsonValueKind.Array => new Value { ListValue = new ListValue { Values = { node.AsArray().Select(ToValue) } } },
        JsonValueKind.Object => new Value { StructValue = ToStruct(node.AsObject()) },
        _ => new Value { NullValue = NullValue.NullValue },
    };

    public static void Fill(MapField<string, Value> payload, JsonNode? json)
    {
        foreach (var (name, value) in json as JsonObject ?? [])
            payload[name] = ToValue(value);
    }

    public static VectorsOutput? ToVectors(JsonNode? json)
    {
        if (json is null)
            return null;
        if (json is JsonArray values)
            return new VectorsOutput { Vector = ToVector(values) };
        var named = new NamedVectorsOutput();
        foreach (var (name, vector) in json.AsObject())
            named.Vectors[name] = ToVector(vector!);
        return new VectorsOutput { Vectors = named };
    }

    static VectorOutput ToVector(JsonNode json)
    {
        if (json is JsonArray values)
            return new VectorOutput { Dense = new DenseVector { Data = { values.Select(value => value!.GetValue<float>()) } } };
        return new VectorOutput
        {
            Sparse = new SparseVector
            {
                Indices = { json["indices"]!.AsArray().Select(index => index!.GetValue<uint>()) },
                Values = { json["values"]!.AsArray().Select(value => value!.GetValue<float>()) },
            },
        };
    }

    static Struct ToStruct(JsonObject json)
    {
        var made = new Struct();
        Fill(made.Fields, json);
        return made;
    }

    /// <summary>A number that is told with a fraction, so that it stays one.</summary>
    static JsonNode Double(double value) =>
        value == Math.Floor(value) && Math.Abs(value) < 1e15 ? JsonNode.Parse(string.Create(CultureInfo.InvariantCulture, $"{value:0}.0"))! : JsonValue.Create(value);
}
