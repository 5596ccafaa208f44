using System.Buffers;

namespace SemanticSearch.Chunking;

/// <summary>Decides whether a single full stop ends a sentence, from the word before it and the word after it.</summary>
static class FullStop
{
    // Longer runs of characters are no abbreviation; the bound keeps the scan linear.
    const int LongestWord = 24;
    const int LongestParagraphNumber = 3;
    const int LongestInitialismPart = 3;

    static readonly SearchValues<char> Decimal = SearchValues.Create("0123456789.");

    /// <summary>Whether the sentence ends at a full stop after which comes no lower-case letter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">Where the sentence begins.</param>
    /// <param name="dot">The full stop.</param>
    /// <param name="next">The first letter or digit after it, opening marks passed over; may be the text's end.</param>
    public static bool Ends(ReadOnlySpan<char> text, int from, int dot, int next)
    {
        // Where terminators stand apart, "U.S . FIRST", the word lies beyond a space.
        var end = dot > from && text[dot - 1] == ' ' ? dot - 1 : dot;
        var start = StartOfWord(text, from, end);
        var word = text[start..end];
        var following = Following(text, next);
        if (word.Length is 0 or > LongestWord)
            return true;
        if (IsParagraphNumber(text[from..end], word))
            return false;
        if (word.Length == 1 && char.IsLetter(word[0]))
            return Abbreviations.IsStarter(following) || Abbreviations.IsDesignator(WordBefore(text, from, start));
        return Abbreviations.Find(word) switch
        {
            Abbreviation.BeforeName => false,
            Abbreviation.BeforeNumber => !IsNumber(following),
            Abbreviation.Anywhere => Abbreviations.IsStarter(following),
            _ => !IsInitialism(word) || Abbreviations.IsStarter(following),
        };
    }

    static int StartOfWord(ReadOnlySpan<char> text, int from, int end)
    {
        var start = end;
        while (start > from && end - start <= LongestWord && !char.IsWhiteSpace(text[start - 1]) && !Punctuation.IsOpening(text[start - 1])
            && text[start - 1] != '/')
            start--;
        return start;
    }

    static ReadOnlySpan<char> WordBefore(ReadOnlySpan<char> text, int from, int start)
    {
        var end = start;
        while (end > from && start - end <= 1 && text[end - 1] == ' ')
            end--;
        return text[StartOfWord(text, from, end)..end];
    }

    static ReadOnlySpan<char> Following(ReadOnlySpan<char> text, int next)
    {
        var end = next;
        while (end < text.Length && end - next <= LongestWord && !char.IsWhiteSpace(text[end]))
            end++;
        return text[next..end].TrimEnd(",;:)]”’\"'");
    }

    /// <summary>Whether the sentence so far is but a number that heads a paragraph, as in <c>12. The Council</c>.</summary>
    static bool IsParagraphNumber(ReadOnlySpan<char> sentence, ReadOnlySpan<char> word)
    {
        if (sentence.Length > LongestWord || sentence.TrimStart("([-– ").Length != word.Length)
            return false;
        var isDecimal = !word.ContainsAnyExcept(Decimal) && word.IndexOf('.') is var dot
            && (dot < 0 ? word.Length : dot) <= LongestParagraphNumber;
        return isDecimal || word.Length == 1 || Punctuation.IsRoman(word);
    }

    static bool IsNumber(ReadOnlySpan<char> word) =>
        word.ContainsAnyInRange('0', '9') || Punctuation.IsRoman(word.TrimEnd('.'));

    /// <summary>Whether a word is letters parted by full stops, as <c>U.S</c>, <c>p.m</c> or <c>Ph.D</c> before their last one.</summary>
    static bool IsInitialism(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.'))
            return false;
        foreach (var part in word.Split('.'))
        {
            var letters = word[part];
            if (letters.Length is 0 or > LongestInitialismPart)
                return false;
            foreach (var c in letters)
                if (!char.IsLetter(c))
                    return false;
        }
        return true;
    }
}
