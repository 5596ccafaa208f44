using System.Globalization;

namespace SemanticSearch.Search.Querying;

/// <summary>What fields compare with, by the names of those that are not text.</summary>
static class FieldOperand
{
    /// <summary>The operand that a value is for a field; null where it can be none.</summary>
    public static object? Of(string field, string value) => field.ToLowerInvariant() switch
    {
        _ when value.Length == 0 => null,
        "date" => IsIsoDate(value) ? value : null,
        "year" or "page" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
        "note" => bool.TryParse(value, out var flag) ? flag : null,
        _ => value,
    };

    /// <summary>Whether a field is text, of which a beginning can be asked for.</summary>
    public static bool IsText(string field) => field.ToLowerInvariant() is not ("date" or "year" or "page" or "note");

    /// <summary>Whether a field is the date, which values share days with.</summary>
    public static bool IsDate(string field) => field.Equals("date", StringComparison.OrdinalIgnoreCase);

    static bool IsIsoDate(string value)
    {
        string[] formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];
        return DateOnly.TryParseExact(value, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }
}
