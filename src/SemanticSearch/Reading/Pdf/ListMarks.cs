using System.Text.RegularExpressions;

namespace SemanticSearch.Reading.Pdf;

/// <summary>Tells the marks of list items and captions.</summary>
static partial class ListMarks
{
    [GeneratedRegex(@"^(?:[•◦▪●○■□‣➢✓–—*]|-(?=\s))\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(
        @"^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|(?:\d{1,3}|[a-z]|[ivx]{1,5})\.)(?=\s)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numeral();

    [GeneratedRegex(
        @"^(?:figure|fig\.|table|chart|map|box|annex table)"
        + @"\s+\d{1,3}(?:\.\d{1,2})?(?:[.:]|\s*[–—]|\s+[A-Z]|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CaptionLabel();

    /// <summary>How many characters of a line are a bullet and the space after it.</summary>
    public static int BulletLength(string text) =>
        Bullet().Match(text) is { Success: true } match && match.Length < text.Length ? match.Length : 0;

    /// <summary>Whether a line begins with the number or letter of an item.</summary>
    public static bool IsNumbered(string text) => Numeral().IsMatch(text);

    /// <summary>Whether a line begins like an item.</summary>
    public static bool IsItem(string text) => BulletLength(text) > 0 || IsNumbered(text);

    /// <summary>Whether a paragraph begins like the caption of a figure or table.</summary>
    public static bool IsCaption(string text) => text.Length < 400 && CaptionLabel().IsMatch(text);
}
