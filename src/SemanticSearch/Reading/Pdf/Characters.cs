using System.Text;

namespace SemanticSearch.Reading.Pdf;

/// <summary>What single characters of a page stand for.</summary>
static class Characters
{
    const char SoftHyphen = '\u00AD';

    /// <summary>Characters with ligatures resolved, and without those that say nothing.</summary>
    public static string Plain(string text)
    {
        if (text.Length == 1 && text[0] is > ' ' and < '\u007F')
            return text;
        var plain = new StringBuilder();
        foreach (var c in text)
            plain.Append(Plain(c));
        return plain.ToString();
    }

    /// <summary>Whether a script is written from right to left: Hebrew, Arabic, Syriac, and their presentation forms.</summary>
    public static bool IsRightToLeft(char c) =>
        c is (>= '\u0590' and <= '\u08FF' and not (>= '\u0660' and <= '\u0669') and not (>= '\u06F0' and <= '\u06F9'))
            or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    /// <summary>Whether a script is written without spaces between words: Chinese and Japanese.</summary>
    public static bool IsUnspaced(char c) =>
        c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF00' and <= '\uFFEF');

    /// <summary>Whether a character at a line's end may only part a word.</summary>
    public static bool IsHyphen(char c) => c is '-' or '\u2010' or SoftHyphen;

    /// <summary>Whether it parts a word and nothing else.</summary>
    public static bool IsSoftHyphen(char c) => c == SoftHyphen;

    static string Plain(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        '\uF0B7' or '\uF0A7' or '\uF076' => "\u2022",
        '\u2011' => "-",
        '\u00A0' or '\t' or '\r' or '\n' => " ",
        >= '\uFB50' and <= '\uFDFF' or >= '\uFE70' and <= '\uFEFC' => c.ToString().Normalize(NormalizationForm.FormKC),
        '\uFEFF' or '\u200B' or '\uFFFD' => "",
        _ when char.IsControl(c) => "",
        _ => c.ToString(),
    };
}
