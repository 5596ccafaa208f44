using System.Xml;

namespace SemanticSearch.Reading.Tei;

/// <summary>
/// TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/) as the U.S. Office of the Historian publishes it: what the header tells, see
/// <see cref="TeiHeader"/>, and the text, see <see cref="TeiWalker"/>. XML without document type, entities of its own, or anything
/// fetched.
/// </summary>
sealed class TeiFormat : IDocumentFormat
{
    const int MaximumDepth = 256;

    // The bytes of a UTF-8 byte order mark, and white space.
    static ReadOnlySpan<byte> MarkAndSpace => "\uFEFF \t\r\n"u8;

    public IReadOnlyList<string> Extensions { get; } = [".xml", ".tei"];

    public IReadOnlyList<string> MediaTypes { get; } = ["application/tei+xml", "application/xml", "text/xml"];

    public bool Recognizes(ReadOnlySpan<byte> bytes)
    {
        var start = bytes.TrimStart(MarkAndSpace);
        return start.StartsWith("<?xml"u8) || start.StartsWith("<TEI"u8);
    }

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var xml = TextDecoder.Decode(content);
        var header = new TeiHeader();
        var walker = new TeiWalker(header);
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), SettingsFor(xml));
            Read(reader, header, walker, content, cancellationToken);
        }
        catch (XmlException e)
        {
            throw content.Unreadable(
                $"is not well-formed XML at line {e.LineNumber}, position {e.LinePosition}: {e.Message.TrimEnd('.')}; correct it there", e);
        }

        var (text, structure) = walker.Build();
        return new Document
        {
            Id = content.Id,
            Title = header.Title ?? content.FallbackTitle,
            Text = text,
            Metadata = header.Metadata(),
            Structure = structure,
            Location = content.Location,
        };
    }

    static void Read(
        XmlReader reader, TeiHeader header, TeiWalker walker, DocumentContent content, CancellationToken cancellationToken)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "TEI")
            throw content.Unreadable($"is XML, but not TEI: its root is <{reader.Name}>; convert it to TEI, Markdown or plain text");
        var inText = false;
        while (!reader.EOF)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth > MaximumDepth)
                throw content.Unreadable($"nests elements deeper than {MaximumDepth} levels; simplify it");
            if (reader.Depth == 1 && reader.NodeType == XmlNodeType.Element)
                inText = reader.LocalName == "text";
            if (reader.NodeType == XmlNodeType.Element && inText && TeiNames.Skips(reader.LocalName, reader.GetAttribute("type")))
                reader.Skip();
            else
                Visit(reader, inText ? walker : header);
        }
    }

    static void Visit(XmlReader reader, ITeiElements elements)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                elements.Start(TeiElement.Of(reader));
                if (reader.IsEmptyElement)
                    elements.End();
                break;
            case XmlNodeType.EndElement:
                elements.End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                elements.Write(reader.Value);
                break;
        }
        reader.Read();
    }

    static XmlReaderSettings SettingsFor(string xml) => new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = xml.Length + 1L,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
