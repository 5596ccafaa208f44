using System.Text;
using System.Xml;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Reads sitemaps and indexes of sitemaps (https://www.sitemaps.org/protocol.html). What other vocabularies add is passed over.</summary>
static class SitemapReader
{
    const int MaximumText = 8_192;

    /// <summary>Whether an element is the root of one.</summary>
    public static bool Recognizes(string? root) => root is "urlset" or "sitemapindex";

    /// <summary>Reads one.</summary>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static ListDocument Read(ReadOnlyMemory<byte> bytes, Uri address, CancellationToken cancellationToken)
    {
        var (pages, lists, unreadable) = (new List<ListedPage>(), new List<Uri>(), new List<string>());
        using var reader = ListXml.Open(bytes);
        reader.MoveToContent();
        var vocabulary = reader.NamespaceURI;
        string? location = null, modified = null;
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.NamespaceURI != vocabulary)
                continue;
            if (reader is { NodeType: XmlNodeType.Element, Depth: 1 })
                (location, modified) = (null, null);
            else if (reader is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "loc" })
                location = TextOf(reader);
            else if (reader is { NodeType: XmlNodeType.Element, Depth: 2, LocalName: "lastmod" })
                modified = TextOf(reader);
            else if (reader is { NodeType: XmlNodeType.EndElement, Depth: 1 } && location is not null)
                Add(reader.LocalName, location);
        }

        return new ListDocument(pages, lists, unreadable);

        void Add(string name, string text)
        {
            if (WebAddress.Of(text, address) is not { } found)
                unreadable.Add(text);
            else if (name == "sitemap")
                lists.Add(found);
            else if (name == "url")
                pages.Add(new ListedPage(found) { Modified = ListedTime.Of(modified) });
        }
    }

    // Stays on the end of the element, so that the loop does not pass over what follows.
    static string TextOf(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var text = new StringBuilder();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < MaximumText)
                text.Append(reader.Value);
        }

        return text.ToString();
    }
}
