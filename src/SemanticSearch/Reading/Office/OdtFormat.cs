using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Office;

/// <summary>OpenDocument texts (OASIS ODF 1.3): a zip archive of parts, or one flat XML file.</summary>
sealed class OdtFormat : IDocumentFormat
{
    // Enough for the parts about the text; all that they hold is kept.
    const int MaximumPartBytes = 8 << 20;

    const int MaximumFormulaBytes = 1 << 20;
    const int MimeTypeReach = 256;
    const int FlatReach = 16 << 10;
    const string TextPart = "content.xml";

    static ReadOnlySpan<byte> MimeType => "application/vnd.oasis.opendocument.text"u8;

    public IReadOnlyList<string> Extensions { get; } = [".odt", ".ott", ".fodt"];

    public IReadOnlyList<string> MediaTypes { get; } =
    [
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text-template",
        "application/vnd.oasis.opendocument.text-flat-xml",
    ];

    public bool Recognizes(ReadOnlySpan<byte> bytes) => IsZip(bytes)
        ? bytes[..Math.Min(bytes.Length, MimeTypeReach)].IndexOf(MimeType) >= 0
        : bytes[..Math.Min(bytes.Length, FlatReach)] is var start
            && start.IndexOf("<office:document"u8) >= 0 && start.IndexOf(MimeType) >= 0;

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var bytes = content.Bytes.Span;
        if (OleFile.Is(bytes))
            throw OleFile.Refuse(content);
        if (!IsZip(bytes) && bytes.IndexOf("<office:document"u8) >= 0)
            return ReadFlat(content, cancellationToken);

        var zip = BoundedZip.Open(content);
        var manifest = zip.Read("META-INF/manifest.xml", MaximumPartBytes);
        if (manifest.AsSpan().IndexOf("encryption-data"u8) >= 0)
            throw content.Unreadable("is an encrypted OpenDocument text; remove its password and save it again");
        var xml = zip.Read(TextPart) ?? throw content.Unreadable(
            $"is no OpenDocument text: it has no part '{TextPart}'; check what it is, or save it as .odt again");
        return Read(
            content, xml, zip.Read("styles.xml", MaximumPartBytes), zip.Read("meta.xml", MaximumPartBytes), FormulaOf, cancellationToken);

        string? FormulaOf(string path)
        {
            var name = $"{(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path).TrimEnd('/')}/{TextPart}";
            if (zip.Read(name, MaximumFormulaBytes) is not { } formula)
                return null;
            var text = new FormulaText();
            OfficeXml.Walk(content, name, formula, text, cancellationToken);
            return text.Text;
        }
    }

    static bool IsZip(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    static Document ReadFlat(DocumentContent content, CancellationToken cancellationToken)
    {
        var xml = content.Bytes.ToArray();
        return Read(content, xml, styles: null, meta: xml, static _ => null, cancellationToken);
    }

    static Document Read(
        DocumentContent content, byte[] xml, byte[]? styles, byte[]? meta, Func<string, string?> formulaOf,
        CancellationToken cancellationToken)
    {
        var properties = new OfficeProperties();
        if (meta is not null)
            OfficeXml.Walk(content, "meta.xml", meta, new OdtProperties(properties), cancellationToken);
        var look = new OdtStyles { SkipsAutomatic = true };
        if (styles is not null)
            OfficeXml.Walk(content, "styles.xml", styles, look, cancellationToken);
        look.SkipsAutomatic = false;

        var story = new StoryWriter(content, properties.Title);
        var hasPages = xml.AsSpan().IndexOf("soft-page-break"u8) >= 0;
        if (hasPages)
            story.BeginPage();
        OfficeXml.Walk(content, TextPart, xml, new OdtWalker(content, look, story, formulaOf, hasPages), cancellationToken);
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
}
