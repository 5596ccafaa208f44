using System.Collections.Frozen;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SemanticSearch.Reading.Html;

/// <summary>Parses pages within bounds of time and memory.</summary>
/// <param name="content">The document, for errors.</param>
sealed class HtmlParsing(DocumentContent content)
{
    static readonly FrozenSet<string> Attributes = FrozenSet.Create(
        "id", "class", "name", "href", "rel", "rev", "role", "style", "hidden", "aria-hidden", "aria-label", "itemprop", "content",
        "property", "http-equiv", "lang", "xml:lang", "datetime", "pubdate", "start", "value", "type", "reversed", "colspan", "rowspan",
        "title", "epub:type", "open", "charset", "cite");

    readonly HtmlParserOptions _options = new()
    {
        SkipComments = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref token, name) => Attributes.Contains(name.ToString()),
    };

    int _tags;

    /// <summary>The tree of a page.</summary>
    /// <param name="html">The source.</param>
    /// <param name="isXml">Whether <c>/&gt;</c> ends an element.</param>
    /// <param name="cancellationToken">Ends the parse between pages.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the pages parsed so far have too many tags.
    /// </exception>
    public IHtmlDocument Parse(string html, bool isXml, CancellationToken cancellationToken)
    {
        var tame = HtmlGuard.Tame(html, isXml, ref _tags, cancellationToken)
            ?? throw content.Unreadable($"has more than {HtmlGuard.MaximumTags} tags; split it, or give it as plain text");
        return new HtmlParser(_options).ParseDocument(tame);
    }

    /// <summary>Whether a page says that it is XML.</summary>
    public static bool IsXml(string html)
    {
        var start = html.AsSpan(0, Math.Min(html.Length, 1_024));
        return start.TrimStart().StartsWith("<?xml", StringComparison.Ordinal)
            || start.Contains("http://www.w3.org/1999/xhtml", StringComparison.Ordinal);
    }
}
