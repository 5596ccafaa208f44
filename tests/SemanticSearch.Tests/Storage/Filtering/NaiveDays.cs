using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>The days that a date means.</summary>
static class NaiveDays
{
    public static DateInterval? Of(string text)
    {
        var ends = text.Split('/').Select(One).ToList();
        return ends switch
        {
            [{ } one] => one,
            [{ } from, { } to] when from.From <= to.To => new DateInterval(from.From, to.To, DatePrecision.Range),
            _ => null,
        };
    }

    public static DateInterval? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.Number => Of(value.GetRawText().PadLeft(4, '0')),
        JsonValueKind.Object => new DateInterval(
            Part(value, "from")?.From ?? DateOnly.MinValue, Part(value, "to")?.To ?? DateOnly.MaxValue, DatePrecision.Range),
        _ => null,
    };

    static DateInterval? Part(JsonElement interval, string name) => interval.TryGetProperty(name, out var end) ? Of(end) : null;

    static DateInterval? One(string text)
    {
        var parts = text.Split('-');
        if (text.Length is not (4 or 7 or 10) || parts[0].Length != 4 || !parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)))
            return null;
        var numbers = parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return numbers switch
        {
            [> 0 and var year] => DateInterval.Year(year),
            [> 0 and var year, var month] => DateInterval.Month(year, month),
            [> 0 and var year, var month, var day] => DateInterval.Day(new DateOnly(year, month, day)),
            _ => null,
        };
    }
}
