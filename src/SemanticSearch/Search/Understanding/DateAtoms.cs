using System.Globalization;
using SemanticSearch.Gazetteer;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Search.Understanding;

/// <summary>Reads one date at a place in a query: a day, month, year, season, decade or century, or one told from today.</summary>
/// <param name="query">The query.</param>
/// <param name="words">Its words.</param>
/// <param name="today">Today.</param>
sealed class DateAtoms(string query, IReadOnlyList<NameWord> words, DateOnly today)
{
    const int FirstYear = 1500;
    const int LastYear = 2099;

    /// <summary>The date that begins with a word, or null.</summary>
    public DateMention? Read(int at) =>
        Relative(at) ?? Shortened(at) ?? Iso(at) ?? DayOrMonth(at) ?? Season(at) ?? Part(at) ?? Whole(at);

    /// <summary>The folded word, or nothing past the end.</summary>
    public string Word(int at) => at >= 0 && at < words.Count ? words[at].Folded : "";

    /// <summary>Whether a dash alone stands between a word and the next.</summary>
    public bool Dashed(int at) =>
        at + 1 < words.Count && query.AsSpan(words[at].End, words[at + 1].Start - words[at].End).Trim() is "-" or "–" or "—" or "‑" or "/";

    static DateMention? Of(int at, int end, DateInterval? interval) => interval is null ? null : new DateMention(at, end, interval);

    DateMention? Whole(int at) => Decade(at) ?? Of(at, at + 1, YearAt(at)) ?? Century(at);

    DateInterval? YearAt(int at) =>
        Number(at, 4) is >= FirstYear and <= LastYear and var year && !DateWords.BeforeNumbers.Contains(Word(at - 1))
        && !DateWords.AfterNumbers.Contains(Word(at + 1)) && IsPlain(at)
            ? DateInterval.Year(year)
            : null;

    // $1990, 1990,5 and 1990% are amounts.
    bool IsPlain(int at)
    {
        var (start, end) = (words[at].Start, words[at].End);
        return !(start > 0 && query[start - 1] is '$' or '€' or '£' or '#')
            && !(end < query.Length && (query[end] == '%' || query[end] is ',' or '.' && end + 1 < query.Length && char.IsAsciiDigit(query[end + 1])))
            && !(start > 1 && query[start - 1] is ',' or '.' && char.IsAsciiDigit(query[start - 2]));
    }

    int? Number(int at, int digits) =>
        digits > 0 && Word(at) is { } word && word.Length == digits && word.All(char.IsAsciiDigit) ? int.Parse(word, CultureInfo.InvariantCulture) : null;

    int? DayAt(int at)
    {
        var word = Word(at);
        var digits = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? word[..^2] : word;
        return digits.Length is 1 or 2 && digits.All(char.IsAsciiDigit) && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1 and <= 31 and var day
            ? day
            : null;
    }

    int? MonthAt(int at) => DateWords.Months.TryGetValue(Word(at), out var month) ? month : null;

    // 1961-63, 1995/96; 2003-03 is a month.
    DateMention? Shortened(int at) =>
        YearAt(at) is { } year && Dashed(at) && Number(at + 1, 2) is > 12 and var last && last > year.From.Year % 100 && !Dashed(at + 1)
            ? Of(at, at + 2, DateReader.Between(year, DateInterval.Year(year.From.Year / 100 * 100 + last)))
            : null;

    DateMention? Iso(int at)
    {
        if (Number(at, 4) is not { } year || year is < FirstYear or > LastYear || !Dashed(at) || Number(at + 1, 2) is not { } month)
            return null;
        return Dashed(at + 1) && Number(at + 2, 2) is { } day
            ? Of(at, at + 3, DateReader.Day(year, month, day))
            : Of(at, at + 2, DateReader.Month(year, month));
    }

    DateMention? DayOrMonth(int at)
    {
        if (DayAt(at) is { } day)
        {
            var next = Word(at + 1) == "of" ? at + 2 : at + 1;
            return MonthAt(next) is { } named && YearAt(next + 1) is { } of ? Of(at, next + 2, DateReader.Day(of.From.Year, named, day)) : null;
        }
        if (MonthAt(at) is not { } month)
            return null;
        if (DayAt(at + 1) is { } after && YearAt(at + 2) is { } year)
            return Of(at, at + 3, DateReader.Day(year.From.Year, month, after));
        var last = Word(at + 1) == "of" ? at + 2 : at + 1;
        return YearAt(last) is { } only ? Of(at, last + 1, DateReader.Month(only.From.Year, month)) : null;
    }

    DateMention? Season(int at)
    {
        var first = Word(at) switch { "spring" => 3, "summer" => 6, "autumn" or "fall" => 9, _ => 0 };
        var last = Word(at + 1) == "of" ? at + 2 : at + 1;
        return first > 0 && YearAt(last) is { } year
            ? Of(at, last + 1, DateReader.Between(DateReader.Month(year.From.Year, first), DateReader.Month(year.From.Year, first + 2)))
            : null;
    }

    // Early, mid and late are thirds: of the months of a year, of the years of a decade or century.
    DateMention? Part(int at)
    {
        var third = Word(at) switch { "early" => 0, "mid" or "middle" => 1, "late" => 2, _ => -1 };
        if (third < 0)
            return null;
        var start = at + 1;
        while (Word(start) is "the" or "of")
            start++;
        if (Whole(start) is not { } whole)
            return null;
        var (from, to) = (whole.Interval.From.Year, whole.Interval.To.Year);
        var years = to - from + 1;
        var interval = years == 1
            ? DateReader.Between(DateReader.Month(from, 1 + 4 * third), DateReader.Month(from, 4 + 4 * third))
            : DateReader.Between(DateReader.Year(from + (years * third + 2) / 3), DateReader.Year(from + (years * (third + 1) + 2) / 3 - 1));
        return Of(at, whole.End, interval);
    }

    DateMention? Decade(int at)
    {
        var word = Word(at);
        if (DateWords.Decades.TryGetValue(word, out var named))
            return Of(at, at + 1, Years(1900 + named, 10));
        var end = at + 1;
        if (word.Length is 4 or 2 && Word(at + 1) == "s" && query[words[at].End] is '\'' or '’')
            (word, end) = (word + "s", at + 2);
        if (word.Length is not (3 or 5) || word[^1] != 's' || word[^2] != '0' || !word.Take(word.Length - 1).All(char.IsAsciiDigit))
            return null;
        var from = int.Parse(word[..^1], CultureInfo.InvariantCulture);
        return Of(at, end, from switch
        {
            >= 30 and <= 90 => Years(1900 + from, 10),
            >= FirstYear and <= LastYear => Years(from, 10),
            _ => null,
        });
    }

    DateMention? Century(int at)
    {
        var (number, next) = Word(at) == "twenty" && Word(at + 1) == "first" ? (21, at + 2)
            : DateWords.Centuries.TryGetValue(Word(at), out var named) ? (named, at + 1)
            : (Word(at) is { Length: 4 } word && DayAt(at) is { } ordinal && char.IsAsciiLetter(word[3]) ? ordinal : 0, at + 1);
        return number is >= 16 and <= 21 && Word(next) == "century" ? Of(at, next + 1, Years(100 * (number - 1) + 1, 100)) : null;
    }

    DateMention? Relative(int at)
    {
        var (kind, unit) = (Word(at), Word(at + 1));
        if (kind is not ("last" or "past" or "this" or "previous" or "recent"))
            return null;
        if (kind != "this" && Count(at + 1) is { } count && Word(at + 2) is "years" or "decades" or "months")
            return Of(at, at + 3, Past(count, Word(at + 2)));
        return (kind, unit) switch
        {
            ("recent" or "past" or "last", "years") => Of(at, at + 2, Past(5, unit)),
            ("recent" or "past" or "last", "decades") => Of(at, at + 2, Past(3, unit)),
            ("past", "year") => Of(at, at + 2, Past(1, "years")),
            ("past", "decade") => Of(at, at + 2, Past(1, "decades")),
            ("last", "decade") => Of(at, at + 2, Past(1, "decades")),
            ("this", "year") => Of(at, at + 2, DateInterval.Year(today.Year)),
            ("last" or "previous", "year") => Of(at, at + 2, DateInterval.Year(today.Year - 1)),
            ("this", "month") => Of(at, at + 2, DateInterval.Month(today.Year, today.Month)),
            ("last" or "previous", "month") => Of(at, at + 2, DateInterval.Month(today.AddMonths(-1).Year, today.AddMonths(-1).Month)),
            ("this", "decade") => Of(at, at + 2, Years(today.Year / 10 * 10, 10)),
            ("this", "century") => Of(at, at + 2, Years((today.Year - 1) / 100 * 100 + 1, 100)),
            ("last" or "previous", "century") => Of(at, at + 2, Years((today.Year - 1) / 100 * 100 - 99, 100)),
            _ => null,
        };
    }

    int? Count(int at) =>
        DateWords.Numbers.TryGetValue(Word(at), out var number) ? number
        : Word(at).Length <= 3 && Number(at, Word(at).Length) is > 0 and <= 200 and var digits ? digits
        : null;

    DateInterval Past(int count, string unit) => new(unit switch
    {
        "months" => today.AddMonths(-count),
        "decades" => today.AddYears(-10 * count),
        _ => today.AddYears(-count),
    }, today, DatePrecision.Range);

    static DateInterval Years(int from, int count) =>
        new(new DateOnly(from, 1, 1), new DateOnly(from + count - 1, 12, 31), DatePrecision.Range);
}
