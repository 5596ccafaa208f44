using System.Xml.Linq;
using SemanticSearch.Reading;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Reads what an entry of a feed says of its page.</summary>
static class FeedEntryReader
{
    const int MaximumTitle = 400;

    static readonly XNamespace Modules = "http://purl.org/rss/1.0/modules/content/";

    /// <summary>Reads it.</summary>
    public static FeedEntry Read(XElement item)
    {
        var (content, isHtml) = ContentOf(item);
        return new FeedEntry(
            TitleOf(item),
            TextOf(item, "published", "pubDate", "issued", "date"),
            TextOf(item, "updated", "modified"),
            [.. AuthorsOf(item)],
            content,
            isHtml);
    }

    /// <summary>The text of the first child of one of these names, or null.</summary>
    public static string? TextOf(XElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (item.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text)
                return text;
        }

        return null;
    }

    // Whatever they declare, titles come with and without markup.
    static string? TitleOf(XElement item)
    {
        if (TextOf(item, "title") is not { } title)
            return null;
        var words = string.Join(' ', HtmlTags.Strip(title).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length is 0 or > MaximumTitle ? null : words;
    }

    static IEnumerable<string> AuthorsOf(XElement item) => item.Elements()
        .Select(element => element.Name.LocalName switch
        {
            "creator" => element.Value,
            "author" => TextOf(element, "name"),
            _ => null,
        })
        .OfType<string>()
        .Select(name => name.Trim())
        .Where(name => name.Length > 0);

    static (string? Content, bool IsHtml) ContentOf(XElement item)
    {
        if (item.Element(Modules + "encoded")?.Value is { Length: > 0 } encoded)
            return (encoded, true);
        var content = item.Elements().FirstOrDefault(element => element.Name.LocalName == "content" && element.Attribute("url") is null);
        return content?.Attribute("type")?.Value.ToLowerInvariant() switch
        {
            _ when content is null || content.Attribute("src") is not null => (null, false),
            "xhtml" or "application/xhtml+xml" => (string.Concat(content.Nodes()), true),
            "html" or "text/html" => (content.Value, true),
            null or "text" or "text/plain" when content.Value.Trim().Length > 0 => (content.Value, false),
            _ => (null, false),
        };
    }
}
