using System.Net;
using System.Text;

namespace SemanticSearch.Reading;

/// <summary>Takes the tags out of the HTML that stands in Markdown.</summary>
static class HtmlTags
{
    static readonly string[] Hidden = ["script", "style", "template"];

    /// <summary>The text between tags, with a space for each tag, entities decoded; comments, scripts and styles are dropped.</summary>
    public static string Strip(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0)
                tag = html.Length;
            text.Append(html, at, tag - at).Append(' ');
            at = EndOfMarkup(html, tag);
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    static int EndOfMarkup(string html, int tag)
    {
        var rest = html.AsSpan(tag);
        if (rest.StartsWith("<!--"))
            return After(html, "-->", tag + "<!--".Length);
        foreach (var name in Hidden)
            if (rest.Length > name.Length && rest[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return After(html, ">", After(html, $"</{name}", tag));
        return After(html, ">", tag);
    }

    static int After(string html, string mark, int from) =>
        from < html.Length && html.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase) is var at and >= 0
            ? at + mark.Length
            : html.Length;
}
