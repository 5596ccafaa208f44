using System.Globalization;
using System.Text.Json;

namespace SemanticSearch.Api.Integrations;

/// <summary>Filters by attributes, see <see cref="PassageAttributes"/>: under the names that these have there, and with dates as numbers, since
/// values of OpenAI's filters have no dates.</summary>
static class AttributeFilter
{
    const string Date = "date";
    const string Address = "url";

    // Years are numbers up to here.
    const int LastYear = 9999;

    /// <summary>The filter that a collection is asked with.</summary>
    /// <param name="filter">A filter by attributes; null for none.</param>
    public static Filter? Of(Filter? filter) => filter is null ? null : filter with
    {
        Key = string.Equals(filter.Key, "document", StringComparison.OrdinalIgnoreCase) ? "id" : filter.Key,
        Value = filter.Value is { } value ? Read(filter.Key, value) : null,
        Filters = filter.Filters is { } parts ? [.. parts.Select(part => Of(part)!)] : null,
    };

    static JsonElement Read(string? key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            return JsonSerializer.SerializeToElement(value.EnumerateArray().Select(one => Read(key, one)));
        if (string.Equals(key, Date, StringComparison.OrdinalIgnoreCase) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
            return DayOf(number) is { } day ? JsonSerializer.SerializeToElement(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : value;
        // Addresses are told with the fragment that leads to the passage.
        if (string.Equals(key, Address, StringComparison.OrdinalIgnoreCase) && value.ValueKind == JsonValueKind.String)
            return JsonSerializer.SerializeToElement(value.GetString()!.Split("#:~:")[0]);
        return value;
    }

    // A day as digits, 20150101, or else seconds since 1970.
    static DateOnly? DayOf(long number)
    {
        if (number is >= 1 and <= LastYear)
            return null;
        if (DateOnly.TryParseExact(
            number.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return number >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && number <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(number).UtcDateTime)
            : null;
    }
}
