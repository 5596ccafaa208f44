using System.Text;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// HTML and XHTML (https://html.spec.whatwg.org/): the main content of a page as prose, see <see cref="MainContent"/> and
/// <see cref="HtmlWalker"/>, with its headings, notes and metadata.
/// </summary>
sealed class HtmlFormat : IDocumentFormat
{
    const int ProbeBytes = 1_024;

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public IReadOnlyList<string> MediaTypes { get; } = ["text/html", "application/xhtml+xml"];

    public bool Recognizes(ReadOnlySpan<byte> bytes)
    {
        var probe = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, ProbeBytes)]);
        var start = probe.TrimStart('\u00EF', '\u00BB', '\u00BF').TrimStart();
        return StartsWith(start, "<!doctype html") || StartsWith(start, "<html") || StartsWith(start, "<head")
            || StartsWith(start, "<body")
            || ((StartsWith(start, "<?xml") || StartsWith(start, "<!--")) && start.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var html = TextDecoder.Decode(content, HtmlCharset.Declared(content.Bytes.Span));
        var tree = new HtmlParsing(content).Parse(html, HtmlParsing.IsXml(html), cancellationToken);
        var page = new HtmlPage("", tree, MainContent.Of(tree, isBook: false, cancellationToken));
        var facts = HtmlMetadata.Of(page);
        var title = HtmlTitle.Of(page, facts.SharedTitle, facts.Text("site_name"));

        var links = new HtmlLinks();
        links.Add(page);
        var writer = new DocumentWriter();
        new HtmlWalker(writer, new HtmlNotes([page], links, cancellationToken), title, cancellationToken).Write(page);
        var (text, structure) = writer.Build();
        return new Document
        {
            Id = content.Id,
            Title = title ?? content.FallbackTitle,
            Text = text,
            Metadata = facts.Fields,
            Structure = structure,
            Location = content.Location,
        };
    }

    static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
