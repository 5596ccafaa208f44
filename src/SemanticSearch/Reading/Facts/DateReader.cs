using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Facts;

/// <summary>
/// Understands dates as people and programs write them: ISO 8601 (https://www.iso.org/iso-8601-date-and-time-format.html) to the year, month
/// or day and its intervals, the dates of HTTP and mail (RFC 9110 section 5.6.7, RFC 5322 section 3.3), of PDF (ISO 32000-1 section 7.9.4),
/// and those in words. What could be read in two ways is not read; a time of day is passed over.
/// </summary>
static partial class DateReader
{
    // More than that is no date but a text about one.
    const int MaximumLength = 80;
    const int FirstYear = 1000;
    const int LastYear = 2999;

    /// <summary>The dates that a field tells: of a string, a number such as 1995, or each item of an array.</summary>
    public static IEnumerable<DateInterval> ReadAll(JsonElement value, DateOrder order = DateOrder.Unknown) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().SelectMany(item => ReadOne(item, order)),
        _ => ReadOne(value, order),
    };

    /// <summary>The days that a text means, or null if it is no date or could mean several.</summary>
    public static DateInterval? Read(string text, DateOrder order = DateOrder.Unknown)
    {
        if (text.Length > MaximumLength)
            return null;
        var folded = LetterFolding.Fold(text).Trim();
        return ReadIso(folded) ?? ReadIsoInterval(folded) ?? ReadPdf(folded) ?? ReadNumbers(folded, order)
            ?? DatePhrase.Read(TimeOfDay().Replace(folded, " "));
    }

    /// <summary>A day, or null if there is none: no 30 February, no year before 1000 or after 2999.</summary>
    public static DateInterval? Day(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? DateInterval.Day(new DateOnly(year, month, day))
            : null;

    /// <summary>A month, or null if there is none.</summary>
    public static DateInterval? Month(int year, int month) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 ? DateInterval.Month(year, month) : null;

    /// <summary>A year, or null if it is out of range.</summary>
    public static DateInterval? Year(int year) => year is >= FirstYear and <= LastYear ? DateInterval.Year(year) : null;

    /// <summary>From the first day of one date to the last of another, or null if one is missing or they are the wrong way round.</summary>
    public static DateInterval? Between(DateInterval? first, DateInterval? last)
    {
        if (first is null || last is null || first.From > last.To)
            return null;
        return first == last ? first : new DateInterval(first.From, last.To, DatePrecision.Range);
    }

    static IEnumerable<DateInterval> ReadOne(JsonElement value, DateOrder order)
    {
        var date = value.ValueKind switch
        {
            JsonValueKind.String => Read(value.GetString()!, order),
            JsonValueKind.Number => ReadIso(value.GetRawText()),
            _ => null,
        };
        return date is null ? [] : [date];
    }

    static DateInterval? ReadIso(string text) => Iso().Match(text) is { Success: true } match ? Of(match) : null;

    static DateInterval? ReadIsoInterval(string text) => text.Split('/') switch
    {
        // A year and a month may be parted so too.
        [var year, { Length: <= 2 } month] => ReadIso($"{year}-{month.PadLeft(2, '0')}"),
        [{ Length: <= 2 } month, { Length: 4 } year] => ReadIso($"{year}-{month.PadLeft(2, '0')}"),
        [var first, var last] => Between(ReadIso(first), ReadIso(last)),
        _ => null,
    };

    static DateInterval? ReadPdf(string text) => Pdf().Match(text) is { Success: true } match ? Of(match) : null;

    static DateInterval? Of(Match match)
    {
        var year = Number(match.Groups["y"]);
        if (!match.Groups["m"].Success)
            return Year(year);
        var month = Number(match.Groups["m"]);
        return match.Groups["d"].Success ? Day(year, month, Number(match.Groups["d"])) : Month(year, month);
    }

    static DateInterval? ReadNumbers(string text, DateOrder order)
    {
        var match = Numbers().Match(TimeOfDay().Replace(text, ""));
        if (!match.Success)
            return null;
        var (first, second, year) = (Number(match.Groups["a"]), Number(match.Groups["b"]), Number(match.Groups["y"]));
        var dayFirst = Day(year, second, first);
        var monthFirst = Day(year, first, second);
        return order switch
        {
            DateOrder.DayMonth => dayFirst,
            DateOrder.MonthDay => monthFirst,
            _ when dayFirst is null || monthFirst is null || dayFirst == monthFirst => dayFirst ?? monthFirst,
            _ => null,
        };
    }

    static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})|-(?<m>[0-9]{2})|(?<m>[0-9]{2})(?<d>[0-9]{2}))?"
        + @"(?:(?:t|\s+)[0-9]{2}:?[0-9]{2}[0-9:.,]*\s*(?:z|utc|gmt|[-+][0-9:]+)?)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^d:(?<y>[0-9]{4})(?:(?<m>[0-9]{2})(?:(?<d>[0-9]{2})[-+z0-9']*)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pdf();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<separator>[-/.])(?<b>[0-9]{1,2})\k<separator>(?<y>[0-9]{4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"[,t ]*\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*"
        + @"(?:\b(?:z|gmt|utc|[ecmp][sd]t|cest|cet)\b|[-+][0-9]{2}:?[0-9]{2})?\s*(?:\([a-z]+\))?",
        RegexOptions.CultureInvariant)]
    private static partial Regex TimeOfDay();
}
