using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Tests.Support.Quotes;

/// <summary>What typists, word processors and forgers do to quotations. Each returns null where there is nothing to do it to.</summary>
static partial class QuoteChanges
{
    static readonly string[] Spaces = ["  ", "\n", "\r\n", "\u00A0", "\t", " \n "];
    static readonly string[] Dash = [" — ", " – ", " - ", "—", " -- "];
    static readonly string[] Ellipses = [" … ", " ... ", " [...] ", " (…) ", "… ", " [the President] ", " . . . "];

    /// <summary>Other white space, and once in three a space too many or too few, as text from a printed page has.</summary>
    public static string? Spacing(string quote, Random random)
    {
        var changed = White().Replace(quote, _ => Spaces[random.Next(Spaces.Length)]);
        if (random.Next(3) == 0 && LongWord().Match(quote) is { Success: true } word)
            changed = quote.Insert(word.Index + 4, " ");
        else if (random.Next(2) == 0 && BetweenLetters().Match(quote) is { Success: true } gap)
            changed = quote.Remove(gap.Index, gap.Length);
        return changed;
    }

    /// <summary>Curly marks for straight ones and the other way round, or marks around a word.</summary>
    public static string? Marks(string quote, Random random)
    {
        var changed = Straight().Replace(quote, mark => mark.Value switch { "\"" => "”", "'" => "’", "’" or "‘" => "'", _ => "\"" });
        if (changed != quote)
            return changed;
        var words = quote.Split(' ');
        var at = random.Next(1, words.Length);
        words[at] = $"“{words[at]}”";
        return $"«{string.Join(' ', words)}»";
    }

    /// <summary>Other dashes, or a dash for a comma.</summary>
    public static string? Dashes(string quote, Random random)
    {
        var changed = SpacedDash().Replace(quote, _ => Dash[random.Next(Dash.Length)]);
        if (changed == quote)
            changed = Comma().Replace(quote, Dash[random.Next(Dash.Length)], 1);
        return changed == quote ? null : changed;
    }

    /// <summary>Hyphens left out, or a word parted at a line's end.</summary>
    public static string? Hyphens(string quote, Random random)
    {
        if (random.Next(2) == 0 && Hyphen().IsMatch(quote))
            return Hyphen().Replace(quote, random.Next(2) == 0 ? "" : "‑");
        return LongWord().Match(quote) is { Success: true } word ? quote.Insert(word.Index + 5, "-\n") : null;
    }

    /// <summary>Capitals only, small letters only, or the first one changed.</summary>
    public static string? Case(string quote, Random random)
    {
        var changed = random.Next(3) switch
        {
            0 => quote.ToUpperInvariant(),
            1 => quote.ToLowerInvariant(),
            _ => (char.IsUpper(quote[0]) ? char.ToLowerInvariant(quote[0]) : char.ToUpperInvariant(quote[0])) + quote[1..],
        };
        return changed == quote ? null : changed;
    }

    /// <summary>Ligatures, full-width letters, decomposed accents or none.</summary>
    public static string? Forms(string quote)
    {
        var changed = quote
            .Replace("fi", "ﬁ", StringComparison.Ordinal)
            .Replace("fl", "ﬂ", StringComparison.Ordinal)
            .Replace("ff", "ﬀ", StringComparison.Ordinal);
        changed = string.Concat(changed.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark));
        return changed == quote ? null : changed;
    }

    /// <summary>One or two places left out, three to five words or more on either side.</summary>
    public static string? Splice(string quote, Random random)
    {
        var words = quote.Split(' ');
        if (words.Length < 18)
            return null;
        var (first, second) = (random.Next(5, 8), random.Next(words.Length - 7, words.Length - 4));
        var spliced = $"{string.Join(' ', words[..first]).TrimEnd('.')}{Ellipses[random.Next(Ellipses.Length)]}";
        if (second - first > 14)
            spliced += $"{string.Join(' ', words[(first + 3)..(first + 9)]).TrimEnd('.')}{Ellipses[random.Next(Ellipses.Length)]}";
        return spliced + string.Join(' ', words[second..]);
    }

    /// <summary>One to three words replaced, put in or left out, at most one in seven.</summary>
    public static string? Words(string quote, Random random, Func<string> another)
    {
        var words = quote.Split(' ').ToList();
        var changes = Math.Clamp(words.Count / 7, 1, random.Next(1, 4));
        for (var i = 0; i < changes; i++)
        {
            var at = random.Next(1, words.Count - 1);
            var kind = random.Next(3);
            if (kind == 0 && IsWord(words[at]))
                words[at] = another();
            else if (kind == 1)
                words.Insert(at, another());
            else if (words[at] != words[at - 1] && IsWord(words[at]))
                words.RemoveAt(at);
        }
        var changed = string.Join(' ', words);
        return AreSame(changed, quote) ? null : changed;
    }

    /// <summary>Another number.</summary>
    public static string? Number(string quote, Random random)
    {
        var number = Digits().Match(quote);
        if (!number.Success)
            return null;
        var digit = (char)('0' + (number.Value[^1] - '0' + random.Next(1, 10)) % 10);
        return string.Concat(quote.AsSpan(0, number.Index + number.Length - 1), digit.ToString(), quote.AsSpan(number.Index + number.Length));
    }

    /// <summary>A <c>not</c> where there was none.</summary>
    public static string? Negate(string quote, Random random)
    {
        var words = quote.Split(' ').ToList();
        words.Insert(random.Next(1, words.Count - 1), "not");
        return string.Join(' ', words);
    }

    /// <summary>Whether two texts have the same letters and digits.</summary>
    public static bool AreSame(string x, string y) => Plain(x) == Plain(y);

    /// <summary>A text's letters and digits, by plainer rules than the product's.</summary>
    public static string Plain(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    static bool IsWord(string word) => word.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"\s+")]
    private static partial Regex White();

    [GeneratedRegex(@"\p{Ll}{10,}")]
    private static partial Regex LongWord();

    [GeneratedRegex(@"(?<=\p{L}) (?=\p{L})")]
    private static partial Regex BetweenLetters();

    [GeneratedRegex("[\"'“”‘’]")]
    private static partial Regex Straight();

    [GeneratedRegex(@"\s[-–—]{1,2}\s|—")]
    private static partial Regex SpacedDash();

    [GeneratedRegex(", ")]
    private static partial Regex Comma();

    [GeneratedRegex(@"(?<=\p{L})-(?=\p{L})")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"(?<![\d.,])\d+(?![\d.,])")]
    private static partial Regex Digits();
}
