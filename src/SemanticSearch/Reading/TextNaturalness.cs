using System.Globalization;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>
/// Judges whether the characters beyond ASCII stand as they do in text, which those of a wrong encoding do not: capitals follow small
/// letters, scripts mix within words, signs stand between letters.
/// </summary>
static class TextNaturalness
{
    const double Good = 1;
    const double Odd = -1;
    const double Wrong = -3;

    const int ScriptWide = 6;
    const int ScriptHangul = 7;

    /// <summary>The mean over the characters beyond ASCII, from -3 (all are wrong) to 1 (all are natural); 0 if there is none.</summary>
    public static double Of(string text)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsAscii(text[i]))
                continue;
            count++;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
                sum += OfRare(new Rune(text[i], text[++i]));
            else
                sum += Of(i > 0 ? text[i - 1] : ' ', text[i], i + 1 < text.Length ? text[i + 1] : ' ');
        }
        return count == 0 ? 0 : sum / count;
    }

    static double Of(char before, char c, char after)
    {
        if (c == '\u2019')
            return Good;
        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter:
                return OfCasedLetter(before, c, after);
            case UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber:
                return OfOtherLetter(before, c, after);
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark:
                return char.IsLetter(before) || char.IsHighSurrogate(before) ? Good / 2 : Wrong;
            case UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.OpenPunctuation:
                return char.IsLetter(before) && char.IsLetter(after) && !IsWide(c) ? Wrong : Good;
            case UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation
                or UnicodeCategory.OtherPunctuation or UnicodeCategory.ConnectorPunctuation:
                return OfPunctuation(before, c, after);
            case UnicodeCategory.SpaceSeparator:
                return 0;
            case UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate:
                return 2 * Wrong;
            case UnicodeCategory.Format:
                return Odd;
            case UnicodeCategory.CurrencySymbol or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber
                when char.IsDigit(before) || char.IsDigit(after):
                return Good / 2;
            default:
                return char.IsLetter(before) && char.IsLetter(after) ? Wrong : IsLatin(before) || IsLatin(after) ? Odd : Odd / 4;
        }
    }

    static double OfCasedLetter(char before, char c, char after)
    {
        var script = Script(c);
        if (IsOfOther(before, script) || IsOfOther(after, script))
            return Wrong;
        if ((char.IsUpper(c) && char.IsLower(before)) || (char.IsLower(c) && char.IsUpper(after) && !char.IsUpper(before)))
            return Wrong;
        if (char.IsLower(c) && char.IsUpper(before) && char.IsUpper(after))
            return Odd;
        if (char.IsDigit(before) || char.IsDigit(after))
            return Odd;
        // Small words of one letter there are, as "à"; capitals alone stand in "Ã©" and "Â ".
        return char.IsLetter(before) || char.IsLetter(after) ? Good : char.IsUpper(c) ? Odd : 0;
    }

    static double OfOtherLetter(char before, char c, char after)
    {
        if (c is 'ª' or 'º')
            return char.IsDigit(before) || before is '.' or 'N' or 'n' ? Good : Wrong;
        // Half-width katakana are what one-byte text looks like as Shift-JIS.
        if (c is >= '\uFF61' and <= '\uFF9F')
            return Odd;
        if (char.IsAsciiLetterLower(before) || char.IsAsciiLetterLower(after))
            return Wrong;
        var script = Script(c);
        if (script is ScriptWide or ScriptHangul)
            return Good;
        if (script < 0 || (!char.IsLetter(before) && !char.IsLetter(after)))
            return Odd;
        return IsOfOther(before, script) || IsOfOther(after, script) ? Wrong : Good;
    }

    static double OfPunctuation(char before, char c, char after)
    {
        if (IsWide(c))
            return Good;
        return c switch
        {
            '–' or '—' or '…' or '•' or '·' or '§' => Good / 2,
            '¡' or '¿' => !char.IsLetter(before) ? Good : Wrong,
            '”' or '»' or '›' => char.IsLetter(before) && char.IsLetter(after) ? Wrong : Good,
            '‚' or '„' => !char.IsLetter(before) && !char.IsWhiteSpace(after) ? Good : Odd,
            '¶' or '†' or '‡' or '‰' => Odd,
            _ => char.IsLetter(before) && char.IsLetter(after) ? Odd : 0,
        };
    }

    static double OfRare(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse ? 2 * Wrong : Odd;

    static bool IsOfOther(char c, int script) => char.IsLetter(c) && Script(c) is >= 0 and var other && other != script;

    static bool IsLatin(char c) => char.IsLetter(c) && Script(c) == 0;

    static bool IsWide(char c) => c is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFF60');

    // Unicode's blocks (https://www.unicode.org/Public/UNIDATA/Blocks.txt) of the scripts that have encodings of their own.
    static int Script(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => 0,
        >= '\u0370' and <= '\u03FF' => 1,
        >= '\u0400' and <= '\u04FF' => 2,
        >= '\u0590' and <= '\u05FF' => 3,
        >= '\u0600' and <= '\u06FF' => 4,
        >= '\u0E00' and <= '\u0E7F' => 5,
        (>= '\u3040' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF') or '々' => ScriptWide,
        >= '\uAC00' and <= '\uD7A3' => ScriptHangul,
        _ => -1,
    };
}
