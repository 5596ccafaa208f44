using System.Xml;

namespace SemanticSearch.Reading;

/// <summary>
/// TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/): the title of the header and the text of <c>&lt;text&gt;</c>, see
/// <see cref="TeiWalker"/>. XML without document type, entities of its own, or anything fetched.
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
        var walker = new TeiWalker();
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), SettingsFor(xml));
            Read(reader, walker, content, cancellationToken);
        }
        catch (XmlException e)
        {
            throw content.Unreadable(
                $"is not well-formed XML at line {e.LineNumber}, position {e.LinePosition}: {e.Message.TrimEnd('.')}; correct it there", e);
        }

        return new Document
        {
            Id = content.Id,
            Title = walker.Title ?? content.FallbackTitle,
            Text = walker.Text,
            Structure = new DocumentStructure { Sections = walker.Sections },
            Location = content.Location,
        };
    }

    static void Read(XmlReader reader, TeiWalker walker, DocumentContent content, CancellationToken cancellationToken)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "TEI")
            throw content.Unreadable($"is XML, but not TEI: its root is <{reader.Name}>; convert it to TEI, Markdown or plain text");
        while (!reader.EOF)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Depth > MaximumDepth)
                throw content.Unreadable($"nests elements deeper than {MaximumDepth} levels; simplify it");
            if (reader.NodeType == XmlNodeType.Element && TeiWalker.Skips(reader.LocalName, reader.GetAttribute("type")))
                reader.Skip();
            else
                Visit(reader, walker);
        }
    }

    static void Visit(XmlReader reader, TeiWalker walker)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                walker.Start(reader.LocalName, reader.GetAttribute("type"));
                if (reader.IsEmptyElement)
                    walker.End();
                break;
            case XmlNodeType.EndElement:
                walker.End();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                walker.Write(reader.Value);
                break;
        }
        reader.Read();
    }

    static XmlReaderSettings SettingsFor(string xml) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = xml.Length + 1L,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
