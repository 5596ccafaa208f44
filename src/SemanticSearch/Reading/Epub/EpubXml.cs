using System.Xml;
using System.Xml.Linq;

namespace SemanticSearch.Reading.Epub;

/// <summary>Reads the XML of a book's own files: nothing is fetched, no entity is expanded, nesting is bounded.</summary>
static class EpubXml
{
    const int MaximumDepth = 64;
    const int MaximumElements = 200_000;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The root element of a file, or null if it is not XML or not of a sensible shape.</summary>
    public static XElement? Parse(byte[]? bytes)
    {
        if (bytes is null)
            return null;
        try
        {
            return IsSensible(bytes) ? XElement.Load(XmlReader.Create(new MemoryStream(bytes), Settings)) : null;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The elements below one of that local name, whatever their namespace.</summary>
    public static IEnumerable<XElement> Named(this XElement element, string name) =>
        element.Descendants().Where(inner => inner.Name.LocalName == name);

    /// <summary>An attribute by its local name, or null.</summary>
    public static string? Value(this XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == name)?.Value;

    static bool IsSensible(byte[] bytes)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        var elements = 0;
        while (reader.Read())
            if (reader.Depth > MaximumDepth || (reader.NodeType == XmlNodeType.Element && ++elements > MaximumElements))
                return false;
        return true;
    }
}
