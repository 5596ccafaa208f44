using System.Buffers;
using Markdig;

namespace SemanticSearch.Reading;

/// <summary>
/// Markdown: CommonMark with GitHub's tables, strikethrough and autolinks, and footnotes. The canonical text is plain prose, see
/// <see cref="MarkdownWalker"/>; headings open sections, but for a first level-1 heading that says the title.
/// </summary>
sealed class MarkdownFormat : IDocumentFormat
{
    // As many levels as Markdig allows.
    const int MaximumUnclosedLinks = 128;
    const int MaximumIndentation = 256;

    static readonly SearchValues<char> LinkMarks = SearchValues.Create("]) \t\n");

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
        if (HasUnclosedLinks(body.Span) || IsIndentedTooDeep(body.Span))
            throw TooDeep(content);
        var source = body.ToString();
        var uncalled = MarkdownNotes.Uncalled(source);
        var walker = new MarkdownWalker(fields.Title, uncalled, cancellationToken);
        try
        {
            walker.Write(Markdown.Parse(MarkdownNotes.Calling(source, uncalled), Pipeline));
        }
        catch (ArgumentException e)
        {
            // Markdig's only complaint: its limit of nesting.
            throw TooDeep(content, e);
        }

        var (text, structure) = walker.Build();
        return new Document
        {
            Id = content.Id,
            Title = walker.Title ?? content.FallbackTitle,
            Text = text,
            Metadata = fields.Metadata,
            Structure = structure,
            Location = content.Location,
        };
    }

    /// <summary>
    /// Whether a word opens many link targets and closes none, as in <c>[a](![](![](</c>: the parser would look for each one's end to the
    /// end of the word, which takes hours where the word is a whole document.
    /// </summary>
    static bool HasUnclosedLinks(ReadOnlySpan<char> text)
    {
        var unclosed = 0;
        for (int next; (next = text.IndexOfAny(LinkMarks)) >= 0; text = text[(next + 1)..])
        {
            unclosed = text[next] switch
            {
                ']' when text[next..] is [_, '(', ..] => unclosed + 1,
                ']' => unclosed,
                ')' => Math.Max(0, unclosed - 1),
                _ => 0,
            };
            if (unclosed > MaximumUnclosedLinks)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether lines are indented as only nested lists deeper than the parser's own limit would be: it takes time in proportion to the
    /// square of the depth before it refuses them.
    /// </summary>
    static bool IsIndentedTooDeep(ReadOnlySpan<char> text)
    {
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length > MaximumIndentation && line[..MaximumIndentation].IsWhiteSpace())
                return true;
        }
        return false;
    }

    static SemanticSearchException TooDeep(DocumentContent content, Exception? cause = null) =>
        content.Unreadable("nests quotations, lists, links or emphasis too deeply; simplify it, or give it as plain text", cause);
}
