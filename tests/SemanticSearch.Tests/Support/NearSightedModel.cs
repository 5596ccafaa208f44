using System.Runtime.InteropServices;
using Google.Protobuf;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Support;

/// <summary>Makes a model that loads, and fails when it runs on more tokens than it has positions for, as one whose <c>model.json</c> promises
/// too much.</summary>
static class NearSightedModel
{
    const int Positions = 100;

    // TensorProto.DataType
    const int Float = 1, Int64 = 7;

    /// <summary>A question of more tokens than there are positions.</summary>
    public static string LongQuestion { get; } = string.Join(' ', Enumerable.Repeat("climate change", Positions));

    /// <summary>Changes the model in a folder, and returns the folder.</summary>
    /// <remarks>Serialised messages that follow each other are one, whose repeated fields are those of both
    /// (https://protobuf.dev/programming-guides/encoding/#last-one-wins).</remarks>
    public static string Make(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "model.onnx"), FileMode.Append);
        file.Write(new OnnxMessage().Add(7, Graph).ToArray());
        return folder;
    }

    // The position of the last token is looked up among those that there are.
    static OnnxMessage Graph => new OnnxMessage()
        .Add(1, Node("Shape", ["input_ids"], "sizes"))
        .Add(1, Node("Gather", ["sizes", "second"], "length"))
        .Add(1, Node("Gather", ["positions", "length"], "position"))
        .Add(5, Tensor("second", Int64, [], [1L]))
        .Add(5, Tensor("positions", Float, [Positions], new float[Positions]))
        .Add(12, new OnnxMessage().Add(1, "position").Add(2, new OnnxMessage().Add(1, new OnnxMessage().Add(1, Float).Add(2, new OnnxMessage()))));

    // NodeProto: input 1, output 2, op_type 4
    static OnnxMessage Node(string operation, string[] inputs, string output)
    {
        var node = new OnnxMessage();
        foreach (var input in inputs)
            node.Add(1, input);
        return node.Add(2, output).Add(4, operation);
    }

    static OnnxMessage Tensor<T>(string name, int type, int[] shape, T[] data) where T : struct
    {
        var tensor = new OnnxMessage();
        foreach (var size in shape)
            tensor.Add(1, size);
        return tensor.Add(2, type).Add(8, name).Add(9, ByteString.CopyFrom(MemoryMarshal.AsBytes(data.AsSpan())));
    }
}
