using System.Runtime.InteropServices;
using Google.Protobuf;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// Writes a static model as an ONNX graph: <c>last_hidden_state = Cast(Gather(rows, input_ids)) · Gather(scales, input_ids)</c>.
/// The graph has one input, <c>input_ids</c> int64 <c>[batch, tokens]</c>, and one output, <c>last_hidden_state</c> float
/// <c>[batch, tokens, dimensions]</c>, so that it runs wherever a transformer does; pooling leaves out the padding.
/// </summary>
/// <remarks>Field numbers are those of https://github.com/onnx/onnx/blob/v1.17.0/onnx/onnx.proto.</remarks>
static class OnnxGraphWriter
{
    // IR version 8 and operator set 17 are of 2022: old enough for any runtime in use.
    const long IrVersion = 8, OperatorSet = 17;

    const string Ids = "input_ids", Output = "last_hidden_state", Rows = "rows", Scales = "scales";

    // TensorProto.DataType
    const int Float = 1, Int8 = 3, Int64 = 7;

    /// <summary>Serialises the model.</summary>
    /// <param name="rows">Token vectors, a row a token id.</param>
    public static byte[] Write(QuantizedRows rows)
    {
        var model = new OnnxMessage();
        model.Add(1, IrVersion);
        model.Add(2, "SemanticSearch");
        model.Add(7, Graph(rows));
        model.Add(8, new OnnxMessage().Add(1, "").Add(2, OperatorSet));
        return model.ToArray();
    }

    // GraphProto: node 1, name 2, initializer 5, input 11, output 12
    static OnnxMessage Graph(QuantizedRows rows)
    {
        var tokens = rows.Scales.Length;
        return new OnnxMessage()
            .Add(1, Node("Gather", [Rows, Ids], "integers"))
            .Add(1, Node("Cast", ["integers"], "numbers").Add(5, Attribute("to", Float)))
            .Add(1, Node("Gather", [Scales, Ids], "factors"))
            .Add(1, Node("Mul", ["numbers", "factors"], Output))
            .Add(2, "static-sentence-model")
            .Add(5, Tensor(Rows, Int8, [tokens, rows.Columns], MemoryMarshal.AsBytes(rows.Values.AsSpan())))
            .Add(5, Tensor(Scales, Float, [tokens, 1], MemoryMarshal.AsBytes(rows.Scales.AsSpan())))
            .Add(11, Value(Ids, Int64, Dimension("batch"), Dimension("tokens")))
            .Add(12, Value(Output, Float, Dimension("batch"), Dimension("tokens"), new OnnxMessage().Add(1, rows.Columns)));
    }

    // NodeProto: input 1, output 2, op_type 4, attribute 5
    static OnnxMessage Node(string operation, string[] inputs, string output)
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
            node.Add(1, input);
        return node.Add(2, output).Add(4, operation);
    }

    // AttributeProto: name 1, i 3, type 20 (INT = 2)
    static OnnxMessage Attribute(string name, long value) => new OnnxMessage().Add(1, name).Add(3, value).Add(20, 2);

    // TensorProto: dims 1, data_type 2, name 8, raw_data 9 (little-endian)
    static OnnxMessage Tensor(string name, int type, int[] shape, ReadOnlySpan<byte> data)
    {
        var tensor = new OnnxMessage();
        foreach (var size in shape)
            tensor.Add(1, size);
        return tensor.Add(2, type).Add(8, name).Add(9, ByteString.CopyFrom(data));
    }

    // ValueInfoProto: name 1, type 2; TypeProto: tensor_type 1; TypeProto.Tensor: elem_type 1, shape 2; TensorShapeProto: dim 1
    static OnnxMessage Value(string name, int type, params OnnxMessage[] dimensions)
    {
        var shape = new OnnxMessage();
        foreach (var dimension in dimensions)
            shape.Add(1, dimension);
        return new OnnxMessage().Add(1, name).Add(2, new OnnxMessage().Add(1, new OnnxMessage().Add(1, type).Add(2, shape)));
    }

    // TensorShapeProto.Dimension: dim_value 1, dim_param 2
    static OnnxMessage Dimension(string name) => new OnnxMessage().Add(2, name);
}
