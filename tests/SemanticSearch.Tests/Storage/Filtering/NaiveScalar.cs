using System.Text.Json;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Compares values of the metadata as what the filter's value is: with numbers as numbers, with dates as days, else as text.</summary>
static class NaiveScalar
{
    public static bool Compares(FilterType type, JsonElement value, JsonElement operand) => type switch
    {
        FilterType.Overlaps => NaiveDays.Of(value) is { } date && NaiveFilter.Dates(type, date, NaiveDays.Of(operand)!),
        FilterType.Prefix => Text(value).StartsWith(Text(operand), StringComparison.Ordinal),
        FilterType.Eq => Equal(value, operand),
        _ => Ordered(type, value, operand),
    };

    static bool Equal(JsonElement value, JsonElement operand) => operand.ValueKind switch
    {
        JsonValueKind.Number => NaiveFilter.NumberOf(value) == operand.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => NaiveFilter.FlagOf(value) == operand.GetBoolean(),
        _ => Text(value) == Text(operand) || NaiveFilter.NumberOf(operand) is { } number && NaiveFilter.NumberOf(value) == number,
    };

    static bool Ordered(FilterType type, JsonElement value, JsonElement operand)
    {
        var (number, days) = (NaiveFilter.NumberOf(operand), NaiveDays.Of(operand));
        if (number is not null && NaiveFilter.NumberOf(value) is { } own)
            return NaiveFilter.Ordered(type, own.CompareTo(number.Value));
        if (days is not null && NaiveDays.Of(value) is { } date)
            return NaiveFilter.Dates(type, date, days);
        return number is null && days is null && NaiveFilter.Ordered(type, string.CompareOrdinal(Text(value), Text(operand)));
    }

    static string Text(JsonElement value) => NaiveText.Plain(NaiveFields.Written(value));
}
