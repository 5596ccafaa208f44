using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Facts;

/// <summary>
/// Reads dates in words, in any order of day, month and year, and spans of them: <c>September 19, 2023</c>, <c>le 3 mars 1991</c>,
/// <c>19-26 September 2023</c>, <c>1961–63</c>, <c>the 1960s</c>. Every word must be one that dates have. A date with <c>circa</c> is read
/// as that date.
/// </summary>
static partial class DatePhrase
{
    // Words around a date that add nothing, in the languages of MonthNames, weekdays included.
    static readonly FrozenSet<string> Fillers = (
        "the of on in from a an c ca circa about dated date d le la les du de en l del el los dia den der am im vom um vers environ "
        + "por volta г год года годы г. około nel anni annees años anos decada il dal do da em "
        + "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
        + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo "
        + "понедельник вторник среда четверг пятница суббота воскресенье montag dienstag mittwoch donnerstag freitag samstag sonntag "
        + "segunda terca quarta quinta sexta feira lunedi martedi mercoledi giovedi venerdi sabato domenica "
        + "الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعة السبت يوم من عام سنة 星期 年 月 日")
        .Split(' ').Select(LetterFolding.Fold).ToFrozenSet();

    static readonly FrozenSet<string> Until =
        "- to through until till and au a al ate bis по до الى"
        .Split(' ').Select(LetterFolding.Fold).Where(word => word != "a").ToFrozenSet();

    // The Levantine names of four months are two words; put together they are found as one.
    static readonly string[] Levantine = ["كانون", "تشرين"];

    /// <summary>The days that a folded text means, or null.</summary>
    public static DateInterval? Read(string folded)
    {
        if (Decade().Match(folded) is { Success: true } decade)
            return Span(int.Parse(decade.Groups["from"].ValueSpan, CultureInfo.InvariantCulture), years: 9);
        var shape = new StringBuilder();
        var numbers = new List<int>();
        foreach (var name in Levantine)
            folded = folded.Replace(LetterFolding.Fold(name) + " ", LetterFolding.Fold(name), StringComparison.Ordinal);
        foreach (Match token in Token().Matches(folded))
        {
            if (!Add(token, shape, numbers))
                return null;
        }
        return Of(shape.ToString(), numbers);
    }

    static DateInterval? Span(int from, int years) => DateReader.Between(DateReader.Year(from), DateReader.Year(from + years));

    // The shape of a date has a letter for each of its parts: d for one or two digits, y for four, m for a month in words, - for "to".
    static bool Add(Match token, StringBuilder shape, List<int> numbers)
    {
        if (token.Groups["number"] is { Success: true } digits)
        {
            if (digits.Length is 3 or > 4)
                return false;
            shape.Append(digits.Length == 4 ? 'y' : 'd');
            numbers.Add(int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture));
            return true;
        }
        var word = token.Groups["dash"].Success ? "-" : token.Value;
        if (MonthNames.NumberOf(word) is { } month)
        {
            shape.Append('m');
            numbers.Add(month);
        }
        else if (Until.Contains(word))
        {
            shape.Append('-');
        }
        else if (!Fillers.Contains(word) && !token.Groups["mark"].Success)
        {
            return false;
        }
        return true;
    }

    static DateInterval? Of(string shape, List<int> n) => shape switch
    {
        "ydd" => DateReader.Day(n[0], n[1], n[2]), // 2023年9月19日
        "yd" => DateReader.Month(n[0], n[1]),
        "y-d" => ShortenedSpan(n[0], n[1]),
        "d-dmy" => DateReader.Between(DateReader.Day(n[3], n[2], n[0]), DateReader.Day(n[3], n[2], n[1])),
        "md-dy" => DateReader.Between(DateReader.Day(n[3], n[0], n[1]), DateReader.Day(n[3], n[0], n[2])),
        "dm-dmy" => DateReader.Between(DateReader.Day(n[4], n[1], n[0]), DateReader.Day(n[4], n[3], n[2])),
        "md-mdy" => DateReader.Between(DateReader.Day(n[4], n[0], n[1]), DateReader.Day(n[4], n[2], n[3])),
        "m-my" => DateReader.Between(DateReader.Month(n[2], n[0]), DateReader.Month(n[2], n[1])),
        _ => shape.Split('-') switch
        {
            [var one] => Single(one, n),
            [var first, var last] => DateReader.Between(Single(first, n[..first.Length]), Single(last, n[first.Length..])),
            // The hyphens of 19-Sep-2023 part nothing.
            ["d", "m", "y"] => Single("dmy", n),
            _ => null,
        },
    };

    static DateInterval? Single(string shape, List<int> n) => shape switch
    {
        "y" => DateReader.Year(n[0]),
        "my" => DateReader.Month(n[1], n[0]),
        "ym" => DateReader.Month(n[0], n[1]),
        "dmy" => DateReader.Day(n[2], n[1], n[0]),
        "mdy" => DateReader.Day(n[2], n[0], n[1]),
        "ymd" => DateReader.Day(n[0], n[1], n[2]),
        _ => null,
    };

    // 1961-63: the end has the century of the beginning.
    static DateInterval? ShortenedSpan(int first, int last) => last > first % 100 ? Span(first, last - first % 100) : null;

    [GeneratedRegex(@"(?<number>[0-9]+)(?:(?:st|nd|rd|th|er|re|o|º|°)(?!\p{L}))?|(?<dash>[-‐‑‒–—])|"
        + @"[\p{L}-[\u4e00-\u9fff]]+|[\u4e00-\u9fff]|(?<mark>\s+|[,.()\[\]'’،])|.",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex("^(?:the |les |los |gli |os )?(?:annees |anos |anni |decada de )?(?<from>[0-9]{3}0)(?:['’]?s|er(?: jahre)?|-?[ея]( годы)?)$|"
        + "^(?:les annees|los anos|gli anni|os anos|annees|anos|anni) (?<from>[0-9]{3}0)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Decade();
}
