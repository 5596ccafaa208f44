using System.Buffers;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>
/// Makes the characters of a text canonical before any offset is taken: every kind of line end (CRLF, CR, NEL, VT, FF, LS, PS) becomes
/// <c>\n</c>; other control characters but the tab, and U+FEFF and U+FFFE, are dropped. All else stays as it is, composed or not, so that quotations
/// are verbatim.
/// </summary>
static class TextCleaner
{
    const char ByteOrderMark = '\uFEFF';

    // No character, but what a byte order mark is with its bytes exchanged; .NET refuses to normalise a text with it.
    const char SwappedMark = '\uFFFE';

    static readonly SearchValues<char> Unclean = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(c => (char)c).Where(c => char.IsControl(c) && c is not '\n' and not '\t'),
        '\u2028', '\u2029', ByteOrderMark, SwappedMark]);

    /// <summary>The canonical characters of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="dropped">How many control characters were dropped, U+FEFF not counted.</param>
    public static string Clean(string text, out int dropped)
    {
        dropped = 0;
        var rest = text.AsSpan();
        var next = rest.IndexOfAny(Unclean);
        if (next < 0)
            return text;

        var clean = new StringBuilder(text.Length);
        for (; next >= 0; next = rest.IndexOfAny(Unclean))
        {
            clean.Append(rest[..next]);
            var length = 1;
            if (IsLineEnd(rest[next]))
            {
                clean.Append('\n');
                length = rest[next..] is ['\r', '\n', ..] ? 2 : 1;
            }
            else if (rest[next] is not (ByteOrderMark or SwappedMark))
            {
                dropped++;
            }
            rest = rest[(next + length)..];
        }
        return clean.Append(rest).ToString();
    }

    /// <summary>Whether a character is dropped from canonical text.</summary>
    public static bool IsDropped(char c) => c is ByteOrderMark or SwappedMark || (char.IsControl(c) && c is not '\n' and not '\t' && !IsLineEnd(c));

    /// <summary>Whether a character is a line end other than <c>\n</c>.</summary>
    public static bool IsLineEnd(char c) => c is '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029';
}
