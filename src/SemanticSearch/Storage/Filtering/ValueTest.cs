using System.Text.Json;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Makes a test of one value out of a comparison that <see cref="FilterRules"/> let through.</summary>
static class ValueTest
{
    /// <summary>The test. <c>ne</c> and <c>nin</c> give that of their opposites: they hold for rows of which no value passes.</summary>
    public static Func<FieldValue, bool> Of(FieldType type, Filter filter) => filter.Type switch
    {
        FilterType.Exists => _ => true,
        FilterType.In or FilterType.Nin => AnyOf([.. filter.Value!.Value.EnumerateArray().Select(value => Equal(type, value))]),
        FilterType.Prefix => Beginning(type, filter.Value!.Value.GetString()!),
        FilterType.Overlaps => Overlapping(Operands.Days(filter.Value!.Value)!),
        FilterType.Gt or FilterType.Gte or FilterType.Lt or FilterType.Lte => Ordered(type, filter.Type, filter.Value!.Value),
        _ => Equal(type, filter.Value!.Value),
    };

    static Func<FieldValue, bool> AnyOf(Func<FieldValue, bool>[] tests) => value => Array.Exists(tests, test => test(value));

    static Func<FieldValue, bool> Overlapping(DateInterval days) => value => value.Date?.Overlaps(days) == true;

    static Func<FieldValue, bool> Beginning(FieldType type, string text)
    {
        var key = FieldText.Key(type, text);
        if (type == FieldType.Country)
        {
            var codes = CountryCodes.Beginning(text);
            return value => value.Key.StartsWith(key, StringComparison.Ordinal) || codes.Contains(value.Text);
        }
        // Names are compared by whole words, of which the last may be unfinished here: "St" begins "Stevenson" too, not only "St. Laurent".
        var typed = FieldText.Key(FieldType.Text, text);
        return type == FieldType.Person
            ? value => value.Key.StartsWith(key, StringComparison.Ordinal) || value.Key.StartsWith(typed, StringComparison.Ordinal)
            : value => value.Key.StartsWith(key, StringComparison.Ordinal);
    }

    static Func<FieldValue, bool> Equal(FieldType type, JsonElement operand)
    {
        if (Operands.Days(operand) is { } days && type == FieldType.Date)
            return value => value.Date is { } date && days.From <= date.From && date.To <= days.To;
        var number = Operands.Number(operand);
        if (type == FieldType.Number || operand.ValueKind == JsonValueKind.Number)
            return value => value.Number == number;
        if (operand.ValueKind is JsonValueKind.True or JsonValueKind.False || type == FieldType.Flag)
            return EqualFlag(Operands.Flag(operand));
        var text = operand.GetString()!;
        var key = FieldText.Key(type, text);
        return type switch
        {
            FieldType.Country => EqualCountry(text, key),
            FieldType.Person => value => value.Key == key || value.Key.EndsWith($" {key}", StringComparison.Ordinal),
            FieldType.Language => value => value.Key == key || value.Key.StartsWith($"{key} ", StringComparison.Ordinal),
            _ => value => value.Key == key || number is not null && value.Number == number,
        };
    }

    static Func<FieldValue, bool> EqualFlag(bool? flag) => value => value.Flag == flag;

    static Func<FieldValue, bool> EqualCountry(string text, string key)
    {
        var codes = CountryCodes.Named(text);
        return value => value.Key == key || codes.Contains(value.Text);
    }

    static Func<FieldValue, bool> Ordered(FieldType type, FilterType order, JsonElement operand)
    {
        var (days, number) = (Operands.Days(operand), Operands.Number(operand));
        var key = operand.ValueKind == JsonValueKind.String ? FieldText.Key(type, operand.GetString()!) : null;
        if (type is not (FieldType.Any or FieldType.Number or FieldType.Date))
            return value => Holds(order, string.CompareOrdinal(value.Key, key));
        return value =>
        {
            if (type != FieldType.Date && number is { } n && value.Number is { } own)
                return Holds(order, own.CompareTo(n));
            if (days is not null && value.Date is { } date)
                return Holds(order, date, days);
            return key is not null && number is null && days is null && Holds(order, string.CompareOrdinal(value.Key, key));
        };
    }

    static bool Holds(FilterType order, int comparison) => order switch
    {
        FilterType.Gt => comparison > 0,
        FilterType.Gte => comparison >= 0,
        FilterType.Lt => comparison < 0,
        _ => comparison <= 0,
    };

    // All days of the document are on that side: one that may be either is on neither.
    static bool Holds(FilterType order, DateInterval date, DateInterval days) => order switch
    {
        FilterType.Gt => date.From > days.To,
        FilterType.Gte => date.From >= days.From,
        FilterType.Lt => date.To < days.From,
        _ => date.To <= days.To,
    };
}
