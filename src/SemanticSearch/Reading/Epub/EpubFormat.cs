using AngleSharp.Dom;
using SemanticSearch.Reading.Archives;
using SemanticSearch.Reading.Html;

namespace SemanticSearch.Reading.Epub;

/// <summary>
/// EPUB 2 and 3 (https://www.w3.org/TR/epub-33/): one document of all texts in reading order, with chapters as sections, notes, and the
/// pages of the printed edition where the book tells them.
/// </summary>
sealed class EpubFormat : IDocumentFormat
{
    public IReadOnlyList<string> Extensions { get; } = [".epub"];

    public IReadOnlyList<string> MediaTypes { get; } = ["application/epub+zip"];

    // The first entry is a file "mimetype", not packed (https://www.w3.org/TR/epub-33/#sec-zip-container-mime).
    public bool Recognizes(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\u0003\u0004"u8) && bytes[..Math.Min(bytes.Length, 128)].IndexOf("mimetypeapplication/epub+zip"u8) == 30;

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var zip = BoundedZip.Open(content);
        RefuseEncrypted(content, zip);
        var package = EpubPackage.Open(content, zip);
        var navigation = new EpubNavigation(package, zip);
        var pages = ReadPages(content, package, zip, cancellationToken);
        if (pages.Count == 0)
            throw content.Unreadable("is an EPUB book without texts; make it anew");

        var title = package.Values("title").FirstOrDefault();
        var (text, structure) = Write(pages, navigation, title, cancellationToken);
        return new Document
        {
            Id = content.Id,
            Title = title ?? content.FallbackTitle,
            Text = text,
            Metadata = EpubMetadata.Of(package),
            Structure = structure,
            Location = content.Location,
        };
    }

    static List<HtmlPage> ReadPages(DocumentContent content, EpubPackage package, BoundedZip zip, CancellationToken cancellationToken)
    {
        var parsing = new HtmlParsing(content);
        var pages = new List<HtmlPage>();
        foreach (var path in package.Texts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (zip.Read(path) is not { } bytes)
                continue;
            var html = TextDecoder.Decode(content with { Bytes = bytes }, HtmlCharset.Declared(bytes));
            var tree = parsing.Parse(html, isXml: true, cancellationToken);
            pages.Add(new HtmlPage(path, tree, MainContent.Of(tree, isBook: true, cancellationToken)));
        }
        return pages;
    }

    static (string Text, DocumentStructure Structure) Write(
        List<HtmlPage> pages, EpubNavigation navigation, string? title, CancellationToken cancellationToken)
    {
        var links = new HtmlLinks();
        foreach (var page in pages)
            links.Add(page);
        var labels = new Dictionary<IElement, string>();
        foreach (var (address, label) in navigation.Pages)
            if (links.At(address) is { } place)
                labels.TryAdd(place, label);
        var writer = new DocumentWriter();
        var notes = new HtmlNotes(pages, links, cancellationToken);
        var walker = new HtmlWalker(writer, notes, title, cancellationToken) { PageLabels = labels };
        foreach (var page in pages)
        {
            if (navigation.TitleOf(page.Path) is { } heading && !HasHeading(page))
                walker.WriteHeading(heading, level: 1);
            walker.Write(page);
        }
        return writer.Build();
    }

    static bool HasHeading(HtmlPage page) => page.Content.Root.InReadingOrder(page.Content.Skips)
        .Any(static node => node is IElement element && HtmlNames.HeadingLevel(element.LocalName) > 0);

    // Fonts may be obfuscated in a book that anybody can read; texts are encrypted only by rights management.
    static void RefuseEncrypted(DocumentContent content, BoundedZip zip)
    {
        var isProtected = zip.Contains("META-INF/rights.xml") || zip.Contains("META-INF/license.lcpl");
        var encryption = EpubXml.Parse(zip.Read("META-INF/encryption.xml"));
        isProtected |= encryption?.Named("CipherReference").Any(static reference =>
            reference.Value("URI") is { } path
            && Path.GetExtension(path).ToLowerInvariant() is ".xhtml" or ".html" or ".htm" or ".xml") == true;
        if (isProtected)
            throw content.Unreadable("is encrypted by rights management; give a copy that is free of it");
    }
}
