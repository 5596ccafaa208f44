using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>A value of a field in all forms in which it may be compared.</summary>
/// <param name="Text">As it is shown.</param>
/// <param name="Key">As it is compared, see <see cref="FieldText"/>.</param>
/// <param name="Number">As a number, or null.</param>
/// <param name="Date">As days, or null; a year may be written as a number.</param>
/// <param name="Flag">As true or false, or null.</param>
sealed record FieldValue(string Text, string Key, double? Number = null, DateInterval? Date = null, bool? Flag = null)
{
    /// <summary>A value of a field of the project's own.</summary>
    public static FieldValue OfText(FieldType type, string text) => new(text, FieldText.Key(type, text));

    /// <summary>A number.</summary>
    public static FieldValue Of(double number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new FieldValue(text, text, Number: number);
    }

    /// <summary>A truth.</summary>
    public static FieldValue Of(bool flag) => new(flag ? "true" : "false", flag ? "true" : "false", Flag: flag);

    /// <summary>Days.</summary>
    public static FieldValue Of(DateInterval date) => new(date.Iso, date.Iso, Date: date);

    /// <summary>A scalar of the metadata; null for nothing, arrays and objects.</summary>
    public static FieldValue? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => OfWritten(value.GetString()!),
        JsonValueKind.Number => new FieldValue(value.GetRawText(), value.GetRawText(), value.GetDouble(), Operands.Days(value)),
        JsonValueKind.True or JsonValueKind.False => Of(value.GetBoolean()),
        _ => null,
    };

    static FieldValue OfWritten(string text) => new(
        text,
        FieldText.Key(FieldType.Any, text),
        FieldText.Number(text),
        IsoDates.Read(text),
        bool.TryParse(text, out var flag) ? flag : null);
}
