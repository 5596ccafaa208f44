using System.Globalization;
using System.Text;

namespace SemanticSearch.Quoting;

/// <summary>
/// What a character is matched as: compatibility forms and ligatures taken apart (NFKD, https://www.unicode.org/reports/tr15/), lower
/// case, without the accents of Latin and Greek, the stress marks of Cyrillic and the vowel points of Hebrew and Arabic. Marks that make
/// another letter of it, such as the breve of Cyrillic й or the vowel signs of Indic scripts, stay.
/// </summary>
static class CharacterFolding
{
    // Benign races: every thread writes the same value.
    static readonly string?[] Known = new string?[char.MaxValue + 1];

    /// <summary>The letters, marks and digits that a character is matched as; empty if it is none.</summary>
    public static string Fold(ReadOnlySpan<char> cluster)
    {
        if (cluster.Length > 1)
            return FoldCluster(cluster.ToString());
        return Known[cluster[0]] ??= FoldCluster(cluster.ToString());
    }

    /// <summary>Whether every letter of its script is a word of its own here, because the script does not part words.</summary>
    public static bool IsUnspaced(int scalar) => scalar switch
    {
        < 0x0E00 => false,
        <= 0x0EFF => true, // Thai, Lao
        >= 0x1000 and <= 0x109F => true, // Myanmar
        >= 0x1780 and <= 0x17FF => true, // Khmer
        >= 0x3005 and <= 0x3007 => true, // ideographic iteration mark and zero
        >= 0x3040 and <= 0x30FF => true, // Hiragana, Katakana
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true, // ideographs
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFF66 and <= 0xFF9F => true, // half-width Katakana
        >= 0x20000 and <= 0x3FFFF => true,
        _ => false,
    };

    static string FoldCluster(string cluster)
    {
        if (!HasWholeCharacters(cluster))
            return "";
        var folded = new StringBuilder(cluster.Length);
        var isCyrillic = false;
        foreach (var rune in cluster.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            isCyrillic |= rune.Value is >= 0x0400 and <= 0x052F;
            if (rune.Value == 0x2044 || IsOfWord(rune) && !IsAccent(rune.Value, isCyrillic))
                folded.Append(Simplify(Rune.ToLowerInvariant(rune)));
        }
        return folded.ToString();
    }

    static bool HasWholeCharacters(string cluster)
    {
        for (var i = 0; i < cluster.Length; i++)
        {
            // .NET refuses to normalise this one, which is no character.
            if (cluster[i] == '\uFFFE')
                return false;
            if (!char.IsSurrogate(cluster[i]))
                continue;
            if (!char.IsSurrogatePair(cluster, i))
                return false;
            i++;
        }
        return true;
    }

    static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => true,
        _ => Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune),
    };

    static bool IsAccent(int scalar, bool isCyrillic) => scalar switch
    {
        0x0300 or 0x0301 => true,
        >= 0x0302 and <= 0x036F or >= 0x1AB0 and <= 0x1AFF or >= 0x1DC0 and <= 0x1DFF => !isCyrillic,
        >= 0x20D0 and <= 0x20FF => true,
        >= 0x0591 and <= 0x05C7 => true, // Hebrew points
        >= 0x064B and <= 0x065F or 0x0670 or >= 0x06D6 and <= 0x06ED => true, // Arabic vowel signs
        0x0640 => true, // tatweel stretches a word
        _ => false,
    };

    // Letters that Unicode does not take apart but that are written so where a keyboard lacks them.
    static string Simplify(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        _ => rune.ToString(),
    };
}
