using System.Globalization;
using System.Text;

namespace SemanticSearch.Reading.Facts;

/// <summary>Makes names comparable: lower case, without the marks over and under letters.</summary>
static class LetterFolding
{
    /// <summary>The text in lower case without diacritics; every decimal digit, such as the Arabic ones, as ASCII.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        // Half a surrogate pair has no normal form.
        foreach (var rune in text.EnumerateRunes())
        {
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
                Append(folded, c);
        }
        return folded.ToString();
    }

    static void Append(StringBuilder folded, char c)
    {
        switch (char.GetUnicodeCategory(c))
        {
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.Format:
                break;
            case UnicodeCategory.DecimalDigitNumber:
                folded.Append((char)('0' + (int)char.GetNumericValue(c)));
                break;
            default:
                folded.Append(c switch
                {
                    'ı' => 'i',
                    'ß' => 's',
                    'ø' or 'Ø' => 'o',
                    'đ' or 'Đ' => 'd',
                    'ł' or 'Ł' => 'l',
                    _ => char.ToLowerInvariant(c),
                });
                break;
        }
    }
}
