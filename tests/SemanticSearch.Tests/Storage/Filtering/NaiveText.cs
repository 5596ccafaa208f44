using System.Globalization;
using System.Text.RegularExpressions;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Text as people compare it.</summary>
static partial class NaiveText
{
    /// <summary>Without case, accents and surplus white space.</summary>
    public static string Plain(string text)
    {
        var letters = text.Select(c => c switch
        {
            'é' or 'É' => "e",
            'ô' or 'Ô' => "o",
            '\u0301' => "",
            _ => char.ToLowerInvariant(c).ToString(),
        });
        return WhiteSpace().Replace(string.Concat(letters), " ").Trim();
    }

    /// <summary>The words of a name.</summary>
    public static string Words(string name) =>
        string.Join(' ', NotLetters().Split(Plain(name)).Where(word => word.Length > 0).Select(word => word == "st" ? "saint" : word));

    /// <summary>The number that is written; null if none is, or one with more digits than a number keeps.</summary>
    public static double? Number(string text) =>
        Digits().IsMatch(text) && text.Length <= 15 ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+")]
    private static partial Regex NotLetters();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?$")]
    private static partial Regex Digits();
}
