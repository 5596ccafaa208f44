using System.Runtime.InteropServices;
using Google.Protobuf;
using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Tests.Support;

/// <summary>
/// A cross-encoder that a test makes itself: its logit is the number of words that query and passage share (times occurs in the one,
/// times in the other), less <see cref="Bias"/>. It needs masks and token types to be right, since it sums the words of type 0 and those
/// of type 1 apart. Words that it does not know count nothing.
/// </summary>
static class TinyCrossEncoder
{
    public const float Bias = 2;

    static readonly string[] SpecialTokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    // TensorProto.DataType
    const int Float = 1, Int64 = 7;

    /// <summary>Writes a model folder and returns its path.</summary>
    /// <param name="folder">The folder, made if missing; its name becomes the model's.</param>
    /// <param name="logits">1, or 2 whose softmax is the same.</param>
    /// <param name="maximumTokens">The most tokens of a pair.</param>
    /// <param name="words">The vocabulary: distinct, in lower case.</param>
    public static string Write(string folder, int logits, int maximumTokens, params IReadOnlyList<string> words)
    {
        Directory.CreateDirectory(folder);
        string[] vocabulary = [.. SpecialTokens, .. words];
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), Model(vocabulary.Length, logits));
        File.WriteAllLines(Path.Combine(folder, "vocab.txt"), vocabulary);
        File.WriteAllText(
            Path.Combine(folder, "model.json"),
            $$"""{"id": "{{Path.GetFileName(folder)}}", "kind": "reranker", "maximumTokens": {{maximumTokens}}}""");
        return folder;
    }

    static byte[] Model(int tokens, int logits) => new OnnxMessage()
        .Add(1, 8)
        .Add(7, Graph(tokens, logits))
        .Add(8, new OnnxMessage().Add(1, "").Add(2, 17))
        .ToArray();

    // The inputs stand in another order than usual: they must be found by their names.
    static OnnxMessage Graph(int tokens, int logits) => new OnnxMessage()
        .Add(1, Node("Gather", ["rows", "input_ids"], "words"))
        .Add(1, Node("Cast", ["token_type_ids"], "types").Add(5, ToFloat))
        .Add(1, Node("Cast", ["attention_mask"], "mask").Add(5, ToFloat))
        .Add(1, Node("Sub", ["mask", "types"], "firsts"))
        .Add(1, Node("Unsqueeze", ["types", "last"], "inSecond"))
        .Add(1, Node("Unsqueeze", ["firsts", "last"], "inFirst"))
        .Add(1, Node("Mul", ["words", "inFirst"], "firstWords"))
        .Add(1, Node("Mul", ["words", "inSecond"], "secondWords"))
        .Add(1, Node("ReduceSum", ["firstWords", "one"], "first"))
        .Add(1, Node("ReduceSum", ["secondWords", "one"], "second"))
        .Add(1, Node("Mul", ["first", "second"], "shared"))
        .Add(1, Node("ReduceSum", ["shared", "last"], "count"))
        .Add(1, Node("Squeeze", ["count", "last"], "flat"))
        .Add(1, Node("Sub", ["flat", "bias"], "logit"))
        .Add(1, Node("MatMul", ["logit", "spread"], "logits"))
        .Add(2, "tiny-cross-encoder")
        .Add(5, Tensor("rows", Float, [tokens, tokens], Rows(tokens)))
        .Add(5, Tensor("last", Int64, [1], [2L]))
        .Add(5, Tensor("one", Int64, [1], [1L]))
        .Add(5, Tensor("bias", Float, [1], [Bias]))
        .Add(5, Tensor("spread", Float, [1, logits], (float[])(logits == 1 ? [1] : [-0.5f, 0.5f])))
        .Add(11, Value("token_type_ids", Int64, Dimension("batch"), Dimension("tokens")))
        .Add(11, Value("attention_mask", Int64, Dimension("batch"), Dimension("tokens")))
        .Add(11, Value("input_ids", Int64, Dimension("batch"), Dimension("tokens")))
        .Add(12, Value("logits", Float, Dimension("batch"), new OnnxMessage().Add(1, logits)));

    static float[] Rows(int tokens)
    {
        var rows = new float[tokens * tokens];
        for (var token = SpecialTokens.Length; token < tokens; token++)
            rows[token * tokens + token] = 1;
        return rows;
    }

    // AttributeProto: name 1, i 3, type 20 (INT = 2)
    static OnnxMessage ToFloat => new OnnxMessage().Add(1, "to").Add(3, Float).Add(20, 2);

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

    static OnnxMessage Value(string name, int type, params OnnxMessage[] dimensions)
    {
        var shape = new OnnxMessage();
        foreach (var dimension in dimensions)
            shape.Add(1, dimension);
        return new OnnxMessage().Add(1, name).Add(2, new OnnxMessage().Add(1, new OnnxMessage().Add(1, type).Add(2, shape)));
    }

    static OnnxMessage Dimension(string name) => new OnnxMessage().Add(2, name);
}
