using System.Globalization;

namespace SemanticSearch.Search.Understanding;

/// <summary>Makes filters of dates.</summary>
static class DateFilters
{
    /// <summary>The date field shares a day with the interval.</summary>
    public static Filter Overlapping(DateInterval interval) => Filter.Compare(FilterType.Overlaps, "date", new Dictionary<string, string>
    {
        ["from"] = interval.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["to"] = interval.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    });
}
