using System.Globalization;
using System.Xml;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Walks the XML parts of office documents: as a stream, without document types, entities or anything fetched, and only as deep as a
/// writing program ever goes.
/// </summary>
static class OfficeXml
{
    const int MaximumDepth = 512;
    const int PieceLength = 4_096;

    /// <summary>Shows every element of a part to a visitor.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnreadableDocument"/>: the part is not well-formed, has a document
    /// type, or nests too deep.</exception>
    public static void Walk(
        DocumentContent content, string part, byte[] xml, IElementVisitor visitor, CancellationToken cancellationToken)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml, writable: false), settings);
            Visit(content, reader, visitor, cancellationToken);
        }
        catch (XmlException e)
        {
            throw content.Unreadable(
                $"is damaged: '{part}' is not well-formed XML at line {e.LineNumber}, position {e.LinePosition}: "
                + $"{e.Message.ReplaceLineEndings(" ").TrimEnd('.')}; open it in its program and save it again",
                e);
        }
    }

    /// <summary>A whole number in an attribute, or null if it is none.</summary>
    public static int? Number(string? value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    static void Visit(DocumentContent content, XmlReader reader, IElementVisitor visitor, CancellationToken cancellationToken)
    {
        var piece = new char[PieceLength];
        while (!reader.EOF)
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (reader.Depth > MaximumDepth)
                        throw content.Unreadable($"nests elements deeper than {MaximumDepth} levels; simplify it");
                    if (!visitor.Start(reader))
                    {
                        reader.Skip();
                        continue;
                    }
                    if (reader.IsEmptyElement)
                        visitor.End(reader.NamespaceURI, reader.LocalName);
                    break;
                case XmlNodeType.EndElement:
                    visitor.End(reader.NamespaceURI, reader.LocalName);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    when visitor.WantsText:
                    int length;
                    while ((length = reader.ReadValueChunk(piece, 0, piece.Length)) > 0)
                        visitor.Write(piece.AsSpan(0, length));
                    break;
            }
            reader.Read();
        }
    }
}
