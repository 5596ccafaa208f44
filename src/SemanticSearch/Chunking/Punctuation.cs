using System.Buffers;

namespace SemanticSearch.Chunking;

/// <summary>Classes of characters that matter to sentences.</summary>
static class Punctuation
{
    /// <summary>Characters that may end a sentence.</summary>
    public const string Terminators = ".!?…‼⁇⁈⁉" + Unconditional;

    /// <summary>Terminators of scripts without letter case, which end a sentence whatever follows: CJK full stops and marks, the Arabic
    /// question mark and full stop, the danda, and the full stops of Armenian, Ethiopic, Khmer and Burmese.</summary>
    public const string Unconditional = "。！？｡؟۔।॥։።፧។៕။";

    /// <summary>The most characters of a line that may be a heading.</summary>
    public const int LongestHeading = 80;

    // Bounds the look at the characters around a full stop, which are mostly a word.
    const int LongestAddress = 200;

    static readonly SearchValues<char> AddressMarks = SearchValues.Create("@/\\_=&");

    // German closes quotations with the marks that others open them with.
    const string Closing = "\"'”’»›“‘«)]}」』）】》〉";
    const string Opening = "\"'“‘„«‹([{「『（【《〈¿¡*_";
    const string Dashes = "-‐‑–—―";

    /// <summary>Whether the character closes a quotation or bracket, where it follows a terminator at once.</summary>
    public static bool IsClosing(char c) => Closing.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether a sentence may end with the character.</summary>
    public static bool IsFinal(char c) => IsClosing(c) || Terminators.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether the character may stand before the first word of a sentence.</summary>
    public static bool IsOpening(char c) => Opening.Contains(c, StringComparison.Ordinal) || IsDash(c);

    /// <summary>Whether the character is a hyphen or a dash.</summary>
    public static bool IsDash(char c) => Dashes.Contains(c, StringComparison.Ordinal);

    /// <summary>Whether the characters without space around an offset look like an address on the web, of mail or of a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where to look from.</param>
    /// <param name="at">The offset.</param>
    public static bool IsInAddress(ReadOnlySpan<char> text, int from, int at)
    {
        var start = at;
        while (start > from && at - start < LongestAddress && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var end = at;
        while (end < text.Length && end - at < LongestAddress && !char.IsWhiteSpace(text[end]))
            end++;
        return text[start..end].ContainsAny(AddressMarks) || text[start..end].StartsWith("www.", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first offset at or after <paramref name="at"/> that is not white space, or the text's end.</summary>
    public static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    /// <summary>Whether the text is a Roman numeral in capitals.</summary>
    public static bool IsRoman(ReadOnlySpan<char> word) => word.Length > 0 && !word.ContainsAnyExcept("IVXLC");
}
