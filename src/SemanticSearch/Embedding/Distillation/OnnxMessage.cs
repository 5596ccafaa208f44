using Google.Protobuf;

namespace SemanticSearch.Embedding.Distillation;

/// <summary>
/// A protocol buffers message under construction, field by field (https://protobuf.dev/programming-guides/encoding/); ONNX needs
/// no more than integers, texts, bytes and messages, and so no generated code.
/// </summary>
sealed class OnnxMessage
{
    readonly List<byte[]> _fields = [];

    /// <summary>Adds an integer field.</summary>
    public OnnxMessage Add(int field, long value) => Write(field, WireFormat.WireType.Varint, output => output.WriteInt64(value));

    /// <summary>Adds a text field.</summary>
    public OnnxMessage Add(int field, string value) =>
        Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteString(value));

    /// <summary>Adds a field of bytes.</summary>
    public OnnxMessage Add(int field, ByteString value) =>
        Write(field, WireFormat.WireType.LengthDelimited, output => output.WriteBytes(value));

    /// <summary>Adds a field that is a message of its own.</summary>
    public OnnxMessage Add(int field, OnnxMessage value) => Add(field, ByteString.CopyFrom(value.ToArray()));

    /// <summary>The message as bytes.</summary>
    public byte[] ToArray() => [.. _fields.SelectMany(field => field)];

    OnnxMessage Write(int field, WireFormat.WireType type, Action<CodedOutputStream> value)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            output.WriteTag(field, type);
            value(output);
        }

        _fields.Add(bytes.ToArray());
        return this;
    }
}
