using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SemanticSearch.Reading;

/// <summary>Looks at bytes that may be UTF-8.</summary>
static class Utf8Bytes
{
    // Text of a one-byte encoding has two bytes that make a UTF-8 sequence once in a while, not mostly.
    const int DamageFactor = 2;

    /// <summary>The offset of the first byte that is not of valid UTF-8, or -1.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return -1;
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) == OperationStatus.Done)
            at += Math.Max(1, AsciiRun(bytes[at..], length));
        return at;
    }

    /// <summary>Whether bytes that are not valid UTF-8 were so but for a few: sequences of several bytes far outnumber the wrong ones.
    /// Such a text is not of another encoding, but damaged.</summary>
    public static bool IsDamaged(ReadOnlySpan<byte> bytes)
    {
        var (sequences, wrong) = (0L, 0L);
        for (int next; (next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF)) >= 0;)
        {
            bytes = bytes[next..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
                sequences++;
            else
                wrong++;
            bytes = bytes[length..];
        }
        return sequences > DamageFactor * wrong;
    }

    static int AsciiRun(ReadOnlySpan<byte> bytes, int length)
    {
        var run = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        return run > 0 ? run : run < 0 ? bytes.Length : length;
    }
}
