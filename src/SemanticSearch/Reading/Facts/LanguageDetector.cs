using System.Text;

namespace SemanticSearch.Reading.Facts;

/// <summary>
/// Tells the language of a text from three pieces of it: by script where the script tells, else by small words and letters of its own.
/// Costs microseconds and a few kilobytes; a text that is too short or too mixed has no language.
/// </summary>
static class LanguageDetector
{
    const int PieceLength = 600;
    const int FewestLetters = 20;

    static readonly Dictionary<WritingSystem, LanguageChoice> ByScript = LanguageProfile.All
        .GroupBy(profile => profile.Script)
        .ToDictionary(script => script.Key, script => new LanguageChoice([.. script]));

    /// <summary>The BCP 47 tag of the main language, or null if it cannot be told.</summary>
    public static string? Detect(string text)
    {
        var sample = Sample(text);
        var script = MainScript(sample);
        return script switch
        {
            null or WritingSystem.Other => null,
            WritingSystem.Kana => "ja",
            WritingSystem.Han => "zh",
            _ => ByScript.GetValueOrDefault(script.Value)?.Among(sample),
        };
    }

    // The beginning of a document may be in another language than the rest: a letterhead, a title in Latin.
    static string Sample(string text)
    {
        if (text.Length <= 3 * PieceLength)
            return text;
        var middle = (text.Length - PieceLength) / 2;
        return $"{text.AsSpan(0, PieceLength)} {text.AsSpan(middle, PieceLength)} {text.AsSpan(text.Length - PieceLength)}";
    }

    static WritingSystem? MainScript(string sample)
    {
        var counts = new int[Enum.GetValues<WritingSystem>().Length];
        var letters = 0;
        foreach (var rune in sample.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune))
                continue;
            var script = ScriptOf(rune.Value);
            // A Chinese character says about as much as a word of three letters.
            var weight = script is WritingSystem.Han or WritingSystem.Kana or WritingSystem.Hangul ? 3 : 1;
            counts[(int)script] += weight;
            letters += weight;
        }
        if (letters < FewestLetters)
            return null;
        // Japanese is written with Chinese characters too.
        if (counts[(int)WritingSystem.Kana] * 5 > counts[(int)WritingSystem.Han] && counts[(int)WritingSystem.Kana] > 0)
            (counts[(int)WritingSystem.Kana], counts[(int)WritingSystem.Han]) =
                (counts[(int)WritingSystem.Kana] + counts[(int)WritingSystem.Han], 0);
        var main = Array.IndexOf(counts, counts.Max());
        return counts[main] * 2 > letters ? (WritingSystem)main : null;
    }

    // Blocks of https://www.unicode.org/Public/UCD/latest/ucd/Blocks.txt.
    static WritingSystem ScriptOf(int c) => c switch
    {
        < 0x0250 or (>= 0x1E00 and < 0x1F00) => WritingSystem.Latin,
        >= 0x0370 and < 0x0400 or (>= 0x1F00 and < 0x2000) => WritingSystem.Greek,
        >= 0x0400 and < 0x0530 => WritingSystem.Cyrillic,
        >= 0x0530 and < 0x0590 => WritingSystem.Armenian,
        >= 0x0590 and < 0x0600 => WritingSystem.Hebrew,
        >= 0x0600 and < 0x0780 or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFF00) => WritingSystem.Arabic,
        >= 0x0900 and < 0x0980 => WritingSystem.Devanagari,
        >= 0x0980 and < 0x0A00 => WritingSystem.Bengali,
        >= 0x0E00 and < 0x0E80 => WritingSystem.Thai,
        >= 0x10A0 and < 0x1100 => WritingSystem.Georgian,
        >= 0x1200 and < 0x13A0 => WritingSystem.Ethiopic,
        >= 0x3040 and < 0x3100 => WritingSystem.Kana,
        >= 0x3400 and < 0xA000 or (>= 0x20000 and < 0x32000) => WritingSystem.Han,
        >= 0xAC00 and < 0xD7B0 or (>= 0x1100 and < 0x1200) => WritingSystem.Hangul,
        _ => WritingSystem.Other,
    };
}
