using System.Globalization;
using System.Text;

namespace SemanticSearch.Gazetteer;

/// <summary>
/// Cuts text into words that compare equal however they are written: small letters without accents, <c>U.S.</c> as <c>us</c>, <c>&amp;</c> as
/// <c>and</c>, <c>St.</c> as <c>saint</c>. Apostrophes and hyphens part words, so that a possessive leaves its name.
/// </summary>
static class NameWords
{
    /// <summary>The words with their places.</summary>
    public static List<NameWord> Split(string text)
    {
        var words = new List<NameWord>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '&')
                words.Add(new NameWord("and", at, at + 1, Capital: false, AllCapitals: false));
            var end = EndOf(text, at);
            if (end > at && Word(text, at, end) is { } word)
                words.Add(word);
            at = Math.Max(at + 1, end);
        }
        return words;
    }

    /// <summary>The words as one text, parted by spaces: what names are found by.</summary>
    public static string Key(string text) => string.Join(' ', Split(text).Select(word => word.Folded));

    static int EndOf(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsPart(text[end]))
            end++;
        // Single letters with full stops are one word: U.S.S.R.
        while (end == at + 1 && end + 1 < text.Length && text[end] == '.' && char.IsLetter(text[end + 1]) && IsAlone(text, end + 1))
        {
            var letters = end;
            while (letters + 1 < text.Length && text[letters] == '.' && char.IsLetter(text[letters + 1]) && IsAlone(text, letters + 1))
                letters += 2;
            return letters < text.Length && text[letters] == '.' ? letters + 1 : letters;
        }
        return end;
    }

    static bool IsAlone(string text, int at) => at + 1 >= text.Length || !IsPart(text[at + 1]);

    static bool IsPart(char c) =>
        char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    static NameWord? Word(string text, int start, int end)
    {
        var written = text.AsSpan(start, end - start);
        var folded = Fold(written);
        if (folded.Length == 0)
            return null;
        var allCapitals = true;
        foreach (var c in written)
            allCapitals &= !char.IsLower(c);
        return new NameWord(folded == "st" ? "saint" : folded, start, end, !char.IsLower(written[0]), allCapitals);
    }

    static string Fold(ReadOnlySpan<char> word)
    {
        if (System.Text.Ascii.IsValid(word) && !word.Contains('.'))
            return word.ToString().ToLowerInvariant();
        var folded = new StringBuilder(word.Length);
        foreach (var c in word.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(c switch
                {
                    'ı' => 'i',
                    'ø' or 'Ø' => 'o',
                    'đ' or 'Đ' => 'd',
                    'ł' or 'Ł' => 'l',
                    _ => char.ToLowerInvariant(c),
                });
        }
        return folded.ToString();
    }
}
