namespace SemanticSearch.Reading.Archives;

/// <summary>The checksum of zip entries: CRC-32 with the reflected polynomial 0xEDB88320 (ISO 3309; APPNOTE.TXT 4.4.7).</summary>
static class Crc32
{
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    /// <summary>The checksum of all the bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        var sum = uint.MaxValue;
        foreach (var b in bytes)
            sum = table[(byte)(sum ^ b)] ^ (sum >> 8);
        return ~sum;
    }

    static uint Remainder(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
