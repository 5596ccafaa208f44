using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Reads what a filter compares with.</summary>
static class Operands
{
    /// <summary>A number, or text that is one; null otherwise.</summary>
    public static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => FieldText.Number(value.GetString()!),
        _ => null,
    };

    /// <summary>True or false, or text that is one of them; null otherwise.</summary>
    public static bool? Flag(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when bool.TryParse(value.GetString(), out var flag) => flag,
        _ => null,
    };

    /// <summary>An ISO date, a year as a number, or <c>{"from", "to"}</c> with one of them at least; null otherwise.</summary>
    public static DateInterval? Days(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => IsoDates.Read(value.GetString()!),
        JsonValueKind.Number when value.TryGetInt32(out var year) && year is >= 1 and <= 9999 =>
            IsoDates.Read(year.ToString("0000", CultureInfo.InvariantCulture)),
        JsonValueKind.Object => Between(value),
        _ => null,
    };

    static DateInterval? Between(JsonElement value)
    {
        var (hasFrom, hasTo) = (value.TryGetProperty("from", out var first), value.TryGetProperty("to", out var last));
        (hasFrom, hasTo) = (hasFrom && first.ValueKind != JsonValueKind.Null, hasTo && last.ValueKind != JsonValueKind.Null);
        if (!hasFrom && !hasTo || value.EnumerateObject().Any(property => property.Name is not ("from" or "to")))
            return null;
        var (from, to) = (hasFrom ? Day(first)?.From : DateOnly.MinValue, hasTo ? Day(last)?.To : DateOnly.MaxValue);
        return from <= to ? new DateInterval(from.Value, to.Value, DatePrecision.Range) : null;
    }

    static DateInterval? Day(JsonElement value) => value.ValueKind == JsonValueKind.Object ? null : Days(value);
}
