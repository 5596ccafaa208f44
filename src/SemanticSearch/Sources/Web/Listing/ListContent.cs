using System.IO.Compression;
using System.Xml;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Tells lists apart by what they contain, and reads them.</summary>
static class ListContent
{
    /// <summary>The largest list, unpacked: what the protocol of sitemaps allows.</summary>
    public const int MaximumBytes = 50 * 1024 * 1024;

    // A feed is read as a tree, and is the news of a site, not the whole of it.
    const int MaximumFeedBytes = 16 * 1024 * 1024;

    const int BufferBytes = 64 * 1024;

    /// <summary>What the bytes are; a page if they are nothing else.</summary>
    public static WebSourceKind KindOf(ReadOnlyMemory<byte> bytes) => ListXml.RootOf(bytes) switch
    {
        var root when SitemapReader.Recognizes(root) => WebSourceKind.Sitemap,
        var root when FeedReader.Recognizes(root) => WebSourceKind.Feed,
        _ => AddressList.Recognizes(bytes) ? WebSourceKind.List : WebSourceKind.Page,
    };

    /// <summary>Reads a list of a kind, which may as well be a sitemap written as a text, or as a feed.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such list; the message says why.</exception>
    public static ListDocument Read(ReadOnlyMemory<byte> bytes, WebSourceKind kind, Uri address, CancellationToken cancellationToken)
    {
        if (kind == WebSourceKind.List)
            return AddressList.Read(bytes);
        var root = ListXml.RootOf(bytes);
        try
        {
            if (kind == WebSourceKind.Sitemap && SitemapReader.Recognizes(root))
                return SitemapReader.Read(bytes, address, cancellationToken);
            if (FeedReader.Recognizes(root) && bytes.Length > MaximumFeedBytes)
                throw new InvalidDataException($"is a feed of more than {MaximumFeedBytes} bytes");
            if (FeedReader.Recognizes(root))
                return FeedReader.Read(bytes, address, cancellationToken);
        }
        catch (XmlException e)
        {
            throw new InvalidDataException($"is not well-formed XML ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})", e);
        }

        return kind == WebSourceKind.Sitemap && AddressList.Recognizes(bytes)
            ? AddressList.Read(bytes)
            : throw new InvalidDataException($"is no {(kind == WebSourceKind.Feed ? "feed" : "sitemap")}");
    }

    /// <summary>The bytes themselves, or what they unpack to.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or unpack to more than <see cref="MaximumBytes"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> UnpackAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (!bytes.Span.StartsWith([(byte)0x1F, (byte)0x8B]))
            return bytes;
        await using var packed = new GZipStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
        var content = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await packed.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > MaximumBytes)
                throw new InvalidDataException($"unpacks to more than {MaximumBytes} bytes");
            content.Write(buffer, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    /// <summary>The bytes, compressed.</summary>
    public static ReadOnlyMemory<byte> Pack(ReadOnlyMemory<byte> bytes)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(bytes.Span);
        return packed.ToArray();
    }
}
