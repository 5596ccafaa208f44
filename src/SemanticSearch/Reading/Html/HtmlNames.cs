using System.Collections.Frozen;

namespace SemanticSearch.Reading.Html;

/// <summary>What elements of HTML are (https://html.spec.whatwg.org/multipage/indices.html#elements-3), by lower-case name.</summary>
static class HtmlNames
{
    /// <summary>Elements that never have an end tag.</summary>
    public static readonly FrozenSet<string> Void = FrozenSet.Create(
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "image", "input", "keygen", "link", "meta",
        "param", "source", "track", "wbr");

    /// <summary>Elements whose start ends an open one of their kind, so that leaving out the end tag does not nest them.</summary>
    public static readonly FrozenSet<string> SelfEnding = FrozenSet.Create(
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup", "rp", "rt", "rb", "rtc",
        "html", "head", "body", "a", "nobr");

    /// <summary>Elements that the parser opens again in every block until they are closed.</summary>
    public static readonly FrozenSet<string> Formatting = FrozenSet.Create(
        "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u");

    /// <summary>Elements whose content is not markup.</summary>
    public static readonly FrozenSet<string> RawText = FrozenSet.Create(
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes");

    /// <summary>Elements that stand apart from the text before and after them.</summary>
    public static readonly FrozenSet<string> Blocks = FrozenSet.Create(
        "address", "article", "aside", "blockquote", "body", "center", "caption", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li",
        "main", "menu", "nav", "ol", "p", "plaintext", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th",
        "thead", "tr", "ul", "listing", "xmp");

    /// <summary>Elements that have no text of the document in them.</summary>
    public static readonly FrozenSet<string> Silent = FrozenSet.Create(
        "script", "style", "template", "noscript", "head", "iframe", "object", "embed", "applet", "audio", "video", "canvas", "svg", "map",
        "select", "datalist", "button", "textarea", "input", "progress", "meter", "noframes", "noembed", "rt", "rp", "rtc", "annotation",
        "annotation-xml", "frameset");

    /// <summary>The level of a heading, 1 to 6, or 0 for another element.</summary>
    public static int HeadingLevel(string name) => name is ['h', >= '1' and <= '6'] ? name[1] - '0' : 0;
}
