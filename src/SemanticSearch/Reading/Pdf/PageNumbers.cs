using System.Globalization;
using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Tells page numbers in lines at the edges of pages.</summary>
static partial class PageNumbers
{
    // A line that is a page number on the face of it, whatever other pages say.
    [GeneratedRegex(@"^(?:(?:page|p\.|seite|página|pagina)\s*(\d{1,5})(?:\s*(?:of|/|von|de|sur)\s*\d{1,5})?"
        + @"|[-–—]\s*(\d{1,5})\s*[-–—]|(\d{1,5})\s*(?:of|/)\s*\d{1,5})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\d{1,9}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Digits();

    [GeneratedRegex("^[-–—. ]*(?:[ivxlc]{1,8}|[IVXLC]{1,8})[-–—. ]*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RomanLine();

    /// <summary>The line with every number replaced by the same mark, so that page numbers do not make lines differ.</summary>
    public static string Wildcard(string line) => RomanLine().IsMatch(line) ? "#" : Digits().Replace(line, "#");

    /// <summary>The line without the number at a place among its numbers; the whole line if there is none at it.</summary>
    public static string Without(string line, int slot)
    {
        if (slot < 0)
            return line;
        if (RomanLine().IsMatch(line))
            return "#";
        var number = Digits().Matches(line).ElementAtOrDefault(slot);
        return number is null ? line : $"{line[..number.Index]}#{line[(number.Index + number.Length)..]}";
    }

    /// <summary>The numbers of a line and how they are written, from left to right.</summary>
    public static List<(int Value, string Text)> In(string line)
    {
        if (RomanLine().IsMatch(line))
        {
            var numeral = line.Trim('-', '–', '—', '.', ' ');
            return [(Roman(numeral), numeral)];
        }
        return [.. Digits().Matches(line).Select(m => (int.Parse(m.Value, CultureInfo.InvariantCulture), m.Value))];
    }

    /// <summary>The number of a line that can be nothing but a page number, or null.</summary>
    public static string? InPlainLine(string line)
    {
        var match = Plain().Match(line);
        return match.Success ? match.Groups.Values.Skip(1).First(group => group.Success).Value : null;
    }

    static int Roman(string numeral)
    {
        var (value, last) = (0, 0);
        for (var i = numeral.Length - 1; i >= 0; i--)
        {
            var digit = char.ToLowerInvariant(numeral[i]) switch { 'i' => 1, 'v' => 5, 'x' => 10, 'l' => 50, _ => 100 };
            value += digit < last ? -digit : digit;
            last = Math.Max(last, digit);
        }
        return value;
    }
}
