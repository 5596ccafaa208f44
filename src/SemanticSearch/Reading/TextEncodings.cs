using System.Text;

namespace SemanticSearch.Reading;

/// <summary>Finds the character encoding of bytes. Safe from any thread.</summary>
static class TextEncodings
{
    /// <summary>What is wrong with bytes that are no text.</summary>
    public const string LooksBinary = "looks binary; convert it to text first";

    // What git looks at to tell a binary file (buffer_is_binary, https://github.com/git/git/blob/v2.45.0/xdiff-interface.c).
    const int ProbeBytes = 8_000;

    // One in this many bytes: of two-byte text in a European language, nearly half are zero.
    const int MinimumZeroShare = 64;

    const byte Escape = 0x1B;

    static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The encoding of a text.</summary>
    /// <param name="bytes">The text, or its beginning.</param>
    /// <param name="declared">The encoding that is declared for it, or null. Valid UTF-8 wins over it: declarations are often wrong,
    /// and text of another encoding is hardly ever valid UTF-8 by chance.</param>
    /// <param name="isWhole">Whether <paramref name="bytes"/> are all; else they may end within a character.</param>
    public static FoundEncoding Find(ReadOnlySpan<byte> bytes, string? declared, bool isWhole)
    {
        if (OfMark(bytes, isWhole) is { } marked)
            return marked;
        var checkedBytes = isWhole ? bytes : WithoutCutCharacter(bytes);
        var invalid = Utf8Bytes.FirstInvalid(checkedBytes);
        var zeros = bytes[..Math.Min(bytes.Length, ProbeBytes)].Count((byte)0);
        if (zeros > 0)
        {
            var isPaired = bytes.Length % 2 == 0 || !isWhole;
            return isPaired && zeros >= Math.Min(bytes.Length, ProbeBytes) / MinimumZeroShare && OfZeros(bytes) is { } wide
                ? wide
                : new FoundEncoding(Utf8Strict, Problem: LooksBinary);
        }

        if (invalid < 0)
            return OfSevenBits(bytes, declared) ?? new FoundEncoding(Utf8Strict);
        if (Utf8Bytes.IsDamaged(checkedBytes))
            return NotUtf8(invalid);
        if (declared is not null && LegacyEncodings.Named(declared) is { } named && LegacyEncodings.Fits(named, bytes))
            return new FoundEncoding(named);
        return LegacyEncodings.Detect(bytes) is { } detected ? new FoundEncoding(detected) : NotUtf8(invalid);
    }

    static FoundEncoding NotUtf8(int at) =>
        new(Utf8Strict, Problem: $"is not valid UTF-8 at byte {at}, nor text of another encoding; save it as UTF-8");

    static FoundEncoding? OfMark(ReadOnlySpan<byte> bytes, bool isWhole) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => OfMarkedUtf8(bytes, isWhole),
        [0xFF, 0xFE, 0, 0, ..] when bytes.Length % 4 == 0 || !isWhole => new(new UTF32Encoding(false, true, true), 4),
        [0, 0, 0xFE, 0xFF, ..] => new(new UTF32Encoding(true, true, true), 4),
        [0xFF, 0xFE, ..] => new(new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        [0xFE, 0xFF, ..] => new(new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), 2),
        [0x84, 0x31, 0x95, 0x33, ..] => new(LegacyEncodings.Named("gb18030")!, 4),
        _ => null,
    };

    static FoundEncoding OfMarkedUtf8(ReadOnlySpan<byte> bytes, bool isWhole)
    {
        const int Mark = 3;
        if (bytes[..Math.Min(bytes.Length, ProbeBytes)].Contains((byte)0))
            return new FoundEncoding(Utf8Strict, Mark, LooksBinary);
        var invalid = Utf8Bytes.FirstInvalid(isWhole ? bytes : WithoutCutCharacter(bytes));
        return invalid < 0
            ? new FoundEncoding(Utf8Strict, Mark)
            : new FoundEncoding(Utf8Strict, Mark, $"is not valid UTF-8 at byte {invalid}; save it as UTF-8");
    }

    // Zero bytes that all stand in one half of the pairs, in pairs that make sensible characters.
    static FoundEncoding? OfZeros(ReadOnlySpan<byte> bytes)
    {
        var probe = bytes[..Math.Min(bytes.Length & ~1, ProbeBytes)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < probe.Length; i += 2)
        {
            even += probe[i] == 0 ? 1 : 0;
            odd += probe[i + 1] == 0 ? 1 : 0;
        }

        if (even > 0 && odd > 0)
            return null;
        var encoding = new UnicodeEncoding(bigEndian: even > 0, byteOrderMark: false, throwOnInvalidBytes: true);
        return LegacyEncodings.Fits(encoding, probe) ? new FoundEncoding(encoding) : null;
    }

    // The encodings that switch character sets by escape sequences pass for ASCII.
    static FoundEncoding? OfSevenBits(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (!bytes.Contains(Escape))
            return null;
        var name = declared ?? (bytes.IndexOf("\u001B$B"u8) >= 0 || bytes.IndexOf("\u001B$@"u8) >= 0 ? "iso-2022-jp" : null);
        return name is not null && name.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase)
            && LegacyEncodings.Named(name) is { } encoding && LegacyEncodings.Fits(encoding, bytes)
            ? new FoundEncoding(encoding)
            : null;
    }

    static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.Length;
        while (end > 0 && bytes.Length - end < 4 && bytes[end - 1] >= 0x80)
            end--;
        return bytes[..end];
    }
}
