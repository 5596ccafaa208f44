using System.Buffers;

namespace SemanticSearch.Chunking;

/// <summary>Decides whether a single full stop ends a sentence, from the word before it and the word after it.</summary>
static class FullStop
{
    // Longer runs of characters are no abbreviation; the bound keeps the scan linear.
    const int LongestWord = 24;
    const int LongestParagraphNumber = 3;
    const int LongestInitialismPart = 3;
    const int LongestLeadingTime = 24;
    const int YearLength = 4;

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
        if (IsParagraphNumber(text[from..end], word) || SpeakerLabel.Is(text[from..end], following))
            return false;
        if (word.Length == 1 && char.IsLetter(word[0]))
            return IsAndSoOn(text, start, word[0]) || Abbreviations.IsStarter(following) || Abbreviations.IsDesignator(WordBefore(text, from, start));
        return Abbreviations.Find(word) switch
        {
            _ when IsTimeOfDay(word) => EndsAfterTime(dot - from, following),
            _ when IsGermanOrdinal(text, from, start, word) => Abbreviations.IsStarter(following),
            _ when word is "EE" or "MM" => false,
            Abbreviation.BeforeName => false,
            Abbreviation.BeforeNumber => !IsNumber(following),
            Abbreviation.Anywhere => Abbreviations.IsStarter(following),
            _ => !IsInitialism(word) || word is "т.д" or "т.п" || Abbreviations.IsStarter(following),
        };
    }

    /// <summary>Whether the word before a full stop is one that sentences end with: at least two letters, the last in lower case, and no
    /// abbreviation; or a year.</summary>
    public static bool IsPlainWord(ReadOnlySpan<char> text, int from, int dot)
    {
        var word = text[StartOfWord(text, from, dot)..dot];
        if (word.Length is < 2 or > LongestWord)
            return false;
        if (word.Length == YearLength && !word.ContainsAnyExceptInRange('0', '9'))
            return word[0] is '1' or '2';
        foreach (var c in word)
            if (!char.IsLetter(c) && c is not '-' and not '’')
                return false;
        return char.IsLower(word[^1]) && Abbreviations.Find(word) == Abbreviation.None;
    }

    static bool IsTimeOfDay(ReadOnlySpan<char> word) =>
        word.Equals("p.m", StringComparison.OrdinalIgnoreCase) || word.Equals("a.m", StringComparison.OrdinalIgnoreCase);

    /// <summary>A time that leads a sentence is followed by its subject; one further in mostly ends it.</summary>
    static bool EndsAfterTime(int length, ReadOnlySpan<char> following) =>
        Abbreviations.IsStarter(following) || (length > LongestLeadingTime && !Abbreviations.IsTime(following));

    static bool IsGermanOrdinal(ReadOnlySpan<char> text, int from, int start, ReadOnlySpan<char> word) =>
        word.Length <= LongestParagraphNumber
        && (!word.ContainsAnyExceptInRange('0', '9') || Punctuation.IsRoman(word))
        && Abbreviations.IsBeforeOrdinal(WordBefore(text, from, start));

    /// <summary>Whether the letter ends the Russian <c>и т. д.</c> or <c>и т. п.</c>, which close an enumeration and often the sentence.</summary>
    static bool IsAndSoOn(ReadOnlySpan<char> text, int start, char letter) =>
        (letter is 'д' or 'п' && text[..start].EndsWith(" т. ")) || (letter == 'э' && text[..start].EndsWith(" н. "));

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

    /// <summary>Whether the sentence so far is but a number that heads a paragraph, as in <c>12. The Council</c> or
    /// <c>Article 5. The Parties</c>.</summary>
    static bool IsParagraphNumber(ReadOnlySpan<char> sentence, ReadOnlySpan<char> word)
    {
        if (sentence.Length > LongestWord)
            return false;
        var before = sentence[..^word.Length].Trim("([-– .");
        if (before.Length > 0 && !Abbreviations.IsProvision(before))
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
