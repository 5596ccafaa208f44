using System.Globalization;
using System.Text;

namespace SemanticSearch.Lexicon;

/// <summary>Finds words: runs of letters, digits and the marks on them; of ideographs and kana each is a word.</summary>
static class WordBreaker
{
    /// <summary>The words in order, as spans.</summary>
    public static IEnumerable<(int Start, int End)> Words(string text)
    {
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            var length = 1;
            var (isWord, stands) = (char.IsAsciiLetterOrDigit(text[at]), false);
            if (!char.IsAscii(text[at]))
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
                (isWord, stands) = (Rune.IsLetterOrDigit(rune) || IsMark(rune), IsIdeograph(rune));
            }
            if (start >= 0 && (!isWord || stands))
            {
                var end = EndOfInitials(text, start, at);
                yield return (start, end);
                start = -1;
                if (end > at)
                {
                    at = end;
                    continue;
                }
                if (IsPossessive(text, at))
                {
                    at += 2;
                    continue;
                }
            }
            if (stands)
                yield return (at, at + length);
            else if (isWord && start < 0)
                start = at;
            at += length;
        }
        if (start >= 0)
            yield return (start, text.Length);
    }

    // U.N., U.S.S.R.: single letters with a full stop each, two at least.
    static int EndOfInitials(string text, int start, int at)
    {
        if (at != start + 1 || !char.IsLetter(text[start]))
            return at;
        var end = at;
        for (var letter = start; letter + 1 < text.Length && char.IsLetter(text[letter]) && text[letter + 1] == '.'; letter += 2)
        {
            if (letter + 2 < text.Length && char.IsLetterOrDigit(text[letter + 2])
                && letter + 3 < text.Length && char.IsLetterOrDigit(text[letter + 3]))
            {
                end = letter + 2;
                break;
            }
            end = letter + 2;
        }
        return end > start + 2 ? end : at;
    }

    static bool IsPossessive(string text, int at) =>
        at + 1 < text.Length && text[at] is '\'' or '’' && text[at + 1] is 's' or 'S'
        && (at + 2 == text.Length || !char.IsLetterOrDigit(text[at + 2]));

    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Unified ideographs with their extensions, hiragana and katakana.
    static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
