using System.Xml;
using System.Xml.Linq;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>
/// Reads feeds: RSS 2.0 (https://www.rssboard.org/rss-specification) and its forerunners, RSS 1.0 (https://web.resource.org/rss/1.0/spec),
/// Atom (RFC 4287). Namespaces are not asked for: many feeds have wrong ones.
/// </summary>
static class FeedReader
{
    /// <summary>Whether an element is the root of one.</summary>
    public static bool Recognizes(string? root) => root is "rss" or "feed" or "RDF";

    /// <summary>Reads one.</summary>
    /// <exception cref="XmlException">It is not well-formed, or nests too deep.</exception>
    public static ListDocument Read(ReadOnlyMemory<byte> bytes, Uri address, CancellationToken cancellationToken)
    {
        ListXml.RequireShallow(bytes, cancellationToken);
        using var reader = ListXml.Open(bytes);
        var root = XElement.Load(reader);
        var pages = root.Elements()
            .Concat(root.Elements().Where(element => element.Name.LocalName == "channel").Elements())
            .Where(element => element.Name.LocalName is "item" or "entry")
            .Select(element => PageOf(element, address))
            .OfType<ListedPage>()
            .ToList();
        return new ListDocument(pages, [], []);
    }

    static ListedPage? PageOf(XElement item, Uri feed)
    {
        var entry = FeedEntryReader.Read(item);
        var modified = ListedTime.Of(entry.Updated);
        if (LinkOf(item) is var (link, near) && WebAddress.Of(link, BaseOf(near, feed)) is { } address)
            return new ListedPage(address) { Modified = modified, Entry = entry };
        // What has no page of its own is told apart by its identifier, and is nothing without content.
        var name = FeedEntryReader.TextOf(item, "guid", "id") ?? entry.Title;
        return name is null || entry.Content is null
            ? null
            : new ListedPage(new Uri($"{feed.AbsoluteUri}#{Uri.EscapeDataString(name)}"))
            {
                Modified = modified,
                Entry = entry,
                IsInFeedOnly = true,
            };
    }

    static (string Link, XElement Near)? LinkOf(XElement item)
    {
        foreach (var element in item.Elements().Where(element => element.Name.LocalName == "link"))
        {
            if (element.Attribute("href") is { } reference)
            {
                if (element.Attribute("rel")?.Value is null or "alternate")
                    return (reference.Value, element);
            }
            else if (element.Value.Trim() is { Length: > 0 } text)
            {
                return (text, element);
            }
        }

        return item.Elements().FirstOrDefault(element => element.Name.LocalName == "guid") is { } guid
            && guid.Attribute("isPermaLink")?.Value is not "false" && WebAddress.IsMeant(guid.Value.Trim())
            ? (guid.Value, guid)
            : null;
    }

    // xml:base of an element counts from that of the elements around it (https://www.w3.org/TR/xmlbase/).
    static Uri BaseOf(XElement element, Uri feed) => element.AncestorsAndSelf()
        .Reverse()
        .Select(around => around.Attribute(XNamespace.Xml + "base")?.Value)
        .OfType<string>()
        .Aggregate(feed, (outer, inner) => Uri.TryCreate(outer, inner, out var resolved) ? resolved : outer);
}
