using System.Globalization;
using System.Text;
using SemanticSearch.Search.Context;

namespace SemanticSearch.Search.Highlighting;

/// <summary>Finds the words of a text: runs of letters, digits and the marks on them; of ideographs and kana each is a word.</summary>
static class WordFinder
{
    /// <summary>The words in order, as spans.</summary>
    public static IEnumerable<Span> Words(string text)
    {
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            var isWord = Rune.IsLetterOrDigit(rune) || IsMark(rune);
            if (start >= 0 && (!isWord || IsIdeograph(rune)))
            {
                yield return new Span(start, at);
                start = -1;
            }
            if (IsIdeograph(rune))
                yield return new Span(at, at + length);
            else if (isWord && start < 0)
                start = at;
            at += length;
        }
        if (start >= 0)
            yield return new Span(start, text.Length);
    }

    static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Unified ideographs with their extensions, hiragana and katakana.
    static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF);
}
