using System.Xml;
using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Office;

/// <summary>
/// Word documents since 2007 (WordprocessingML in an OPC package, ECMA-376). The parts are streamed, not built into a tree: a tree of a
/// hostile part takes more memory, and deeper calls, than a document may.
/// </summary>
sealed class DocxFormat : IDocumentFormat
{
    // Enough for the parts about the text; all that they hold is kept.
    const int MaximumPartBytes = 8 << 20;

    const string UsualMainPart = "word/document.xml";

    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm", ".dotx", ".dotm"];

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-word.template.macroenabled.12",
    ];

    public bool Recognizes(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("PK\x03\x04"u8) && bytes.IndexOf("[Content_Types].xml"u8) >= 0 && bytes.IndexOf("word/"u8) >= 0)
        || OleFile.IsWord(bytes);

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        if (OleFile.Is(content.Bytes.Span))
            throw OleFile.Refuse(content);
        return new DocxReading(content, BoundedZip.Open(content), cancellationToken).Read();
    }

    /// <summary>The reading of one document.</summary>
    sealed class DocxReading(DocumentContent content, BoundedZip zip, CancellationToken cancellationToken)
    {
        public Document Read()
        {
            var package = new Relationships("");
            Visit(package.Path, package);
            var main = package.Target("officeDocument") is { } named && zip.Names.Contains(named, StringComparer.OrdinalIgnoreCase)
                ? named
                : UsualMainPart;
            var properties = ReadProperties(package);
            var xml = zip.Read(main) ?? throw content.Unreadable(
                $"is no Word document: it has no part '{UsualMainPart}'; check what it is, or save it as .docx again");
            var links = new Relationships(main);
            Visit(links.Path, links);

            var story = new StoryWriter(content, properties.Title);
            var hasPages = xml.AsSpan().IndexOf("lastRenderedPageBreak"u8) >= 0;
            if (hasPages)
                story.BeginPage();
            Walk(main, xml, new MainPart(new DocxWalker(ReadParts(links, xml, main), story, hasPages), content));
            var (text, structure) = story.Build();
            return new Document
            {
                Id = content.Id,
                Title = properties.Title ?? story.TitleParagraph ?? story.FirstHeading ?? content.FallbackTitle,
                Text = text,
                Metadata = properties.Metadata,
                Structure = structure,
                Location = content.Location,
            };
        }

        OfficeProperties ReadProperties(Relationships package)
        {
            var properties = new OfficeProperties();
            Visit(package.Target("core-properties"), new DocxProperties(properties));
            Visit(package.Target("extended-properties") ?? package.Target("extendedProperties"), new DocxProperties(properties));
            Visit(package.Target("custom-properties") ?? package.Target("customProperties"), new DocxProperties(properties));
            return properties;
        }

        DocxParts ReadParts(Relationships links, byte[] xml, string main)
        {
            var styles = new DocxStyles();
            Visit(links.Target("styles"), styles);
            var numbering = new DocxNumbering(styles);
            Visit(links.Target("numbering"), numbering);
            var settings = new DocxNoteSettings();
            Visit(links.Target("settings"), settings);
            var sections = new DocxNoteSettings();
            if (xml.AsSpan().IndexOf("footnotePr"u8) >= 0 || xml.AsSpan().IndexOf("endnotePr"u8) >= 0)
                Walk(main, xml, sections);

            var footnotes = sections.Sections.Select(own => own.Footnotes.Over(settings.Footnotes)).DefaultIfEmpty(settings.Footnotes);
            var endnotes = sections.Sections.Select(own => own.Endnotes.Over(settings.Endnotes)).DefaultIfEmpty(settings.Endnotes);
            var parts = new DocxParts(styles, numbering, [], new NoteCounter([.. footnotes]), new NoteCounter([.. endnotes]));
            Visit(links.Target("footnotes"), new DocxNotes(content, parts, NoteKind.Footnote));
            Visit(links.Target("endnotes"), new DocxNotes(content, parts, NoteKind.Endnote));
            return parts;
        }

        void Visit(string? part, IElementVisitor visitor)
        {
            if (part is not null && zip.Read(part, MaximumPartBytes) is { } xml)
                Walk(part, xml, visitor);
        }

        void Walk(string part, byte[] xml, IElementVisitor visitor) => OfficeXml.Walk(content, part, xml, visitor, cancellationToken);
    }

    /// <summary>Looks at the root before the text is walked.</summary>
    sealed class MainPart(DocxWalker walker, DocumentContent content) : IElementVisitor
    {
        public bool WantsText => walker.WantsText;

        public bool Start(XmlReader element) =>
            element.Depth > 0 || (WordXml.IsWord(element.NamespaceURI) && element.LocalName == "document")
                ? walker.Start(element)
                : throw content.Unreadable($"is no Word document: its main part is <{element.Name}>; check what it is");

        public void End(string vocabulary, string name) => walker.End(vocabulary, name);

        public void Write(ReadOnlySpan<char> text) => walker.Write(text);
    }
}
