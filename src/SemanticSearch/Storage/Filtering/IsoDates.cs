using System.Globalization;

namespace SemanticSearch.Storage.Filtering;

/// <summary>Reads dates of filters: ISO 8601 to the year, month or day (https://www.iso.org/iso-8601-date-and-time-format.html), and two of
/// them with a slash between.</summary>
static class IsoDates
{
    /// <summary>The days that are meant; null if it is no such date.</summary>
    public static DateInterval? Read(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return One(text);
        return One(text[..slash]) is { } from && One(text[(slash + 1)..]) is { } to && from.From <= to.To
            ? new DateInterval(from.From, to.To, DatePrecision.Range)
            : null;
    }

    static DateInterval? One(string text)
    {
        if (!Is(text, "yyyy-MM-dd") && !Is(text, "yyyy-MM") && !Is(text, "yyyy"))
            return null;
        var format = "yyyy-MM-dd"[..text.Length];
        if (!DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;
        return text.Length switch
        {
            4 => DateInterval.Year(day.Year),
            7 => DateInterval.Month(day.Year, day.Month),
            _ => DateInterval.Day(day),
        };
    }

    static bool Is(string text, string shape)
    {
        if (text.Length != shape.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (shape[i] == '-' ? text[i] != '-' : !char.IsAsciiDigit(text[i]))
                return false;
        }
        return true;
    }
}
