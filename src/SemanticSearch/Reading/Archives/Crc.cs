using System.Buffers.Binary;

namespace SemanticSearch.Reading.Archives;

/// <summary>
/// The cyclic redundancy checks of zip and xz, both reflected: CRC-32 of ISO 3309 and CRC-64 of ECMA-182
/// (https://tukaani.org/xz/xz-file-format-1.1.0.txt, section 6).
/// </summary>
sealed class Crc
{
    static readonly ulong[] Table32 = TableOf(0xEDB88320);
    static readonly ulong[] Table64 = TableOf(0xC96C5795D7870F42);

    readonly ulong[] _table;
    readonly ulong _mask;
    ulong _state;

    Crc(ulong[] table, ulong mask) => (_table, _mask, _state) = (table, mask, mask);

    /// <summary>The check so far.</summary>
    public ulong Value => _state ^ _mask;

    /// <summary>A CRC-32 of nothing yet.</summary>
    public static Crc New32() => new(Table32, uint.MaxValue);

    /// <summary>A CRC-64 of nothing yet.</summary>
    public static Crc New64() => new(Table64, ulong.MaxValue);

    /// <summary>The CRC-32 of bytes.</summary>
    public static uint Of32(ReadOnlySpan<byte> bytes)
    {
        var crc = New32();
        crc.Append(bytes);
        return (uint)crc.Value;
    }

    /// <summary>Takes in more bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var (state, table) = (_state, _table);
        foreach (var b in bytes)
            state = table[(byte)(state ^ b)] ^ (state >> 8);
        _state = state;
    }

    /// <summary>Whether the check is the one that stands in <paramref name="expected"/>, little-endian, 4 or 8 bytes.</summary>
    public bool Matches(ReadOnlySpan<byte> expected) => expected.Length == 4
        ? BinaryPrimitives.ReadUInt32LittleEndian(expected) == (uint)Value
        : BinaryPrimitives.ReadUInt64LittleEndian(expected) == Value;

    static ulong[] TableOf(ulong polynomial)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ polynomial;
            table[i] = value;
        }
        return table;
    }
}
