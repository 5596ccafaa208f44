using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace SemanticSearch.Lexicon;

/// <summary>
/// Finds the words of a text and the terms that they are indexed as: case, accents and compatibility forms folded, stop words left out,
/// English endings cut. Texts and queries are analysed alike, for every store. Of ideographs and kana each is a word; initials with full
/// stops are one (<c>U.N.</c> is <c>un</c>); a possessive <c>'s</c> is no part of a word.
/// </summary>
static class TermAnalyzer
{
    // Longer runs are no words; a term takes their beginning.
    const int LongestTerm = 64;

    // Stemming is pure, and a corpus has few words beside its running ones.
    const int MostRemembered = 200_000;
    static readonly ConcurrentDictionary<string, string> Stems = new(StringComparer.Ordinal);

    /// <summary>The terms of a text, in order.</summary>
    public static IEnumerable<Term> Terms(string text)
    {
        foreach (var (start, end) in WordBreaker.Words(text))
        {
            var form = Fold(text.AsSpan(start, end - start));
            if (form.Length == 0 || StopWords.Contains(form))
                continue;
            yield return new Term(StemOf(form), form, start, end);
        }
    }

    /// <summary>A word as it is compared: small letters without accents and full stops.</summary>
    public static string Fold(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestTerm)
            word = word[..LongestTerm];
        if (Ascii.IsValid(word) && !word.Contains('.'))
            return string.Create(word.Length, word, static (folded, w) => Ascii.ToLower(w, folded, out _));
        var letters = new StringBuilder(word.Length);
        foreach (var c in Decomposed(word.ToString()))
            if (c != '.' && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                letters.Append(char.ToLowerInvariant(c));
        return letters.ToString();
    }

    static string Decomposed(string word)
    {
        try
        {
            return word.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A cut may leave half of a surrogate pair.
            return word;
        }
    }

    static string StemOf(string form)
    {
        if (Stems.TryGetValue(form, out var stem))
            return stem;
        stem = EnglishStemmer.Stem(form);
        if (Stems.Count < MostRemembered)
            Stems.TryAdd(form, stem);
        return stem;
    }
}
