using System.Globalization;
using System.Text;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Brings text into the form in which it is compared.</summary>
static class FieldText
{
    // Whole numbers beyond have neighbours that are the same double: long identifiers would be equal to each other.
    const double GreatestWhole = (1L << 53) - 1;

    /// <summary>The form for a field of that type.</summary>
    public static string Key(FieldType type, string text) => type switch
    {
        FieldType.Exact => text,
        FieldType.Person or FieldType.Language => NameWords.Key(text),
        _ => Fold(text),
    };

    /// <summary>The number that a text is, written with a full stop and without an exponent; null if it is none, or too great to be told
    /// from the next one.</summary>
    public static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) <= GreatestWhole
            ? number
            : null;

    // Without case, accents and surplus white space; every other sign counts.
    static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (!char.IsWhiteSpace(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    // Text with half a surrogate pair has no normal form.
    static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
