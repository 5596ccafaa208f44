using System.Globalization;

namespace SemanticSearch;

/// <summary>The days that a date may mean, both included: a year is its 365 or 366 days.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, not before <paramref name="From"/>.</param>
/// <param name="Precision">How precisely the date is known.</param>
public sealed record DateInterval(DateOnly From, DateOnly To, DatePrecision Precision)
{
    /// <summary>One day.</summary>
    public static DateInterval Day(DateOnly day) => new(day, day, DatePrecision.Day);

    /// <summary>All days of a month.</summary>
    public static DateInterval Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DatePrecision.Month);

    /// <summary>All days of a year, 1 to 9999.</summary>
    public static DateInterval Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), DatePrecision.Year);

    /// <summary>Whether two intervals share a day.</summary>
    public bool Overlaps(DateInterval other) => From <= other.To && other.From <= To;

    /// <summary>The date as ISO 8601 writes it: <c>2023-09-19</c>, <c>2023-09</c>, <c>2023</c>, <c>2023-09-19/2023-09-26</c>.</summary>
    public string Iso => Precision switch
    {
        DatePrecision.Day => From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => From.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => From.ToString("yyyy", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}"),
    };

    /// <inheritdoc/>
    public override string ToString() => Iso;
}
