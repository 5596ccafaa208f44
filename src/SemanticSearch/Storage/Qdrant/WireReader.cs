using System.Buffers.Binary;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Goes over the fields of a message in Protocol Buffers' wire format without making objects of them:
/// https://protobuf.dev/programming-guides/encoding.
/// </summary>
/// <param name="message">The message.</param>
ref struct WireReader(ReadOnlySpan<byte> message)
{
    const int Varint = 0;
    const int Fixed64 = 1;
    const int Bytes = 2;
    const int Fixed32 = 5;

    readonly ReadOnlySpan<byte> _message = message;
    int _at;

    /// <summary>The number of the field that <see cref="Next"/> read.</summary>
    public int Field { get; private set; }

    /// <summary>Its value if it is a number; the bits of one that has a point.</summary>
    public ulong Number { get; private set; }

    /// <summary>Its value if it is text, bytes, a message, or a packed list.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    /// <summary>The content of the last field of that number; empty if there is none.</summary>
    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> message, int field)
    {
        var found = ReadOnlySpan<byte>.Empty;
        for (var reader = new WireReader(message); reader.Next();)
            if (reader.Field == field)
                found = reader.Content;
        return found;
    }

    /// <summary>Reads a field; false at the end.</summary>
    /// <exception cref="InvalidDataException">The message is damaged.</exception>
    public bool Next()
    {
        if (_at == _message.Length)
            return false;
        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Number = 0;
        Content = default;
        switch ((int)(tag & 7))
        {
            case Varint:
                Number = ReadVarint();
                break;
            case Fixed64:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case Bytes:
                Content = Take(ReadVarint());
                break;
            case Fixed32:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw Damaged();
        }
        return true;
    }

    static InvalidDataException Damaged() => new("an answer of the server is cut off or damaged");

    ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)(_message.Length - _at))
            throw Damaged();
        var taken = _message.Slice(_at, (int)length);
        _at += (int)length;
        return taken;
    }

    ulong ReadVarint()
    {
        var value = 0ul;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_at == _message.Length)
                throw Damaged();
            var part = _message[_at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
        throw Damaged();
    }
}
