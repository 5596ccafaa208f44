using System.Buffers;

namespace SemanticSearch.Reading.Html;

/// <summary>The characters of a page that a reader sees.</summary>
static class HtmlText
{
    const char NoBreakSpace = '\u00A0';

    static readonly SearchValues<char> Typesetting = SearchValues.Create("\u00A0\u00AD\u200B\u2060");

    /// <summary>The text without places where lines may break (soft hyphens, zero-width spaces); spaces that forbid it become plain ones.
    /// </summary>
    public static string Visible(string text) => text.AsSpan().ContainsAny(Typesetting)
        ? string.Concat(text.Replace(NoBreakSpace, ' ').Where(static c => !Typesetting.Contains(c)))
        : text;
}
