using System.Text;
using SemanticSearch.Reading.Html;

namespace SemanticSearch.Sources.Web;

/// <summary>Whether a page asks not to be indexed
/// (https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag).</summary>
static class IndexingWish
{
    // Beyond this no page has its head.
    const int HeadBytes = 256 * 1024;

    /// <summary>Whether a value of the header <c>X-Robots-Tag</c> forbids it to everybody or to this crawler: <c>noindex</c>,
    /// <c>crawler: none</c>.</summary>
    public static bool ForbidsInHeader(string value)
    {
        var colon = value.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : value[..colon].Trim();
        if (name.Length == 0 || IsDirective(name))
            return Forbids(value);
        return name.Equals(CrawlerName.Product, StringComparison.OrdinalIgnoreCase) && Forbids(value[(colon + 1)..]);
    }

    /// <summary>Whether a <c>meta</c> element named <c>robots</c>, or after this crawler, forbids it.</summary>
    /// <param name="html">The page, in any encoding that has ASCII as it is.</param>
    public static bool ForbidsInPage(ReadOnlySpan<byte> html)
    {
        var head = Encoding.Latin1.GetString(html[..Math.Min(html.Length, HeadBytes)]);
        return HtmlMetaTags.In(head, "robots").Concat(HtmlMetaTags.In(head, CrawlerName.Product)).Any(Forbids);
    }

    // "unavailable_after: 25 Jun 2030" and "max-snippet: 20" name no crawler.
    static bool IsDirective(string name) => name.Contains(',', StringComparison.Ordinal)
        || name.StartsWith("unavailable_after", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("max-", StringComparison.OrdinalIgnoreCase);

    static bool Forbids(string directives) => directives.Split(',', StringSplitOptions.TrimEntries)
        .Any(directive => directive.Equals("noindex", StringComparison.OrdinalIgnoreCase)
            || directive.Equals("none", StringComparison.OrdinalIgnoreCase));
}
