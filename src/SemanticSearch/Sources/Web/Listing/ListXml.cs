using System.Xml;

namespace SemanticSearch.Sources.Web.Listing;

/// <summary>Reads XML that others wrote: nothing is fetched, no entity is expanded, and depth has a limit.</summary>
static class ListXml
{
    const int MaximumDepth = 128;

    /// <summary>A reader of the bytes.</summary>
    public static XmlReader Open(ReadOnlyMemory<byte> bytes) => XmlReader.Create(
        new MemoryStream(bytes.ToArray(), writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });

    /// <summary>The name of the root element without its prefix, or null if this is no XML.</summary>
    public static string? RootOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = Open(bytes);
            return reader.MoveToContent() == XmlNodeType.Element ? reader.LocalName : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Walks over it once.</summary>
    /// <exception cref="XmlException">It is not well-formed, or nests too deep.</exception>
    public static void RequireShallow(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        using var reader = Open(bytes);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth > MaximumDepth)
                throw new XmlException($"elements nest deeper than {MaximumDepth} levels");
        }
    }
}
