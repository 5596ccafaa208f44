using Markdig;

namespace SemanticSearch.Reading;

/// <summary>
/// Markdown: CommonMark with GitHub's tables, strikethrough and autolinks, and footnotes. The canonical text is plain prose, see
/// <see cref="MarkdownWalker"/>; headings open sections, but for a first level-1 heading that says the title.
/// </summary>
sealed class MarkdownFormat : IDocumentFormat
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseFootnotes()
        .Build();

    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    public IReadOnlyList<string> MediaTypes { get; } = ["text/markdown", "text/x-markdown"];

    public bool Recognizes(ReadOnlySpan<byte> bytes) => false;

    public Document Read(DocumentContent content, CancellationToken cancellationToken)
    {
        var (fields, body) = FrontMatter.Split(content, TextDecoder.Decode(content));
        var walker = new MarkdownWalker(fields.Title, cancellationToken);
        try
        {
            walker.Write(Markdown.Parse(body.ToString(), Pipeline));
        }
        catch (ArgumentException e)
        {
            // Markdig's only complaint: its limit of nesting.
            throw content.Unreadable("nests quotations, lists or emphasis too deeply; simplify it, or give it as plain text", e);
        }

        return new Document
        {
            Id = content.Id,
            Title = walker.Title ?? content.FallbackTitle,
            Text = walker.Text,
            Metadata = fields.Metadata,
            Sections = walker.Sections,
            Location = content.Location,
        };
    }
}
