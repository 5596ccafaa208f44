using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MarkdownBlock = Markdig.Syntax.Block;

namespace SemanticSearch.Reading;

/// <summary>
/// Writes a Markdown tree as plain prose: headings and paragraphs parted by one blank line, lines of a paragraph joined, list items as
/// lines with <c>- </c> or their number, table rows with <c> | </c> between cells, code as it stands; emphasis, links, HTML tags and
/// comments leave only their text. Footnotes become notes. The parser bounds how deep the tree is.
/// </summary>
/// <param name="title">The title that front matter gives, or null.</param>
/// <param name="uncalled">The labels of notes that the author calls nowhere.</param>
/// <param name="cancellationToken">Ends the walk.</param>
sealed class MarkdownWalker(string? title, IReadOnlySet<string> uncalled, CancellationToken cancellationToken)
{
    const int Indent = 2;

    readonly DocumentWriter _writer = new();
    readonly HashSet<Footnote> _written = [];
    int _listDepth;
    int _quotationDepth;

    CanonicalTextBuilder Text => _writer.Text;

    BlockKind Kind => _quotationDepth > 0 ? BlockKind.Quotation : BlockKind.Paragraph;

    /// <summary>The title: as given, or else the first heading's if that is of level 1 and nothing stands before it.</summary>
    public string? Title { get; private set; } = title;

    /// <summary>The text and its structure; nothing may be written after it.</summary>
    public (string Text, DocumentStructure Structure) Build() => _writer.Build();

    /// <summary>Writes a block and what is in it.</summary>
    public void Write(MarkdownBlock block)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case HtmlBlock html:
                Text.BeginBlock(kind: Kind);
                Text.Append(HtmlTags.Strip(html.Lines.ToString()));
                break;
            case CodeBlock code:
                Text.BeginBlock(kind: BlockKind.Verbatim);
                Text.AppendVerbatim(code.Lines.ToString());
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case FootnoteGroup group:
                foreach (var footnote in group.OfType<Footnote>())
                    WriteNote(footnote, isCalledHere: false);
                break;
            case QuoteBlock quotation:
                WriteQuotation(quotation);
                break;
            case ContainerBlock container:
                foreach (var child in container)
                    Write(child);
                break;
            case LeafBlock { Inline: { } inlines }:
                Text.BeginBlock(kind: Kind);
                Write(inlines);
                break;
        }
    }

    void WriteHeading(HeadingBlock heading)
    {
        _writer.BeginHeading();
        if (heading.Inline is { } inlines)
            Write(inlines, oneLine: true);
        if (!Text.BlockIsEmpty)
            NoteHeading(heading.Level);
        Text.BeginBlock();
    }

    void NoteHeading(int level)
    {
        var words = Text.TextFrom(Text.BlockStart);
        if (_writer.InNote)
            return;
        if (Text.BlockStart == 0 && level == 1 && (Title is null || string.Equals(Title, words, StringComparison.OrdinalIgnoreCase)))
            Title ??= words;
        else
            _writer.OpenSection(level);
    }

    void WriteQuotation(QuoteBlock quotation)
    {
        _quotationDepth++;
        foreach (var child in quotation)
            Write(child);
        _quotationDepth--;
        Text.BeginBlock(kind: Kind);
    }

    // Markdig gathers the definitions in a group at the end; a note is written where it is first called.
    void WriteNote(Footnote footnote, bool isCalledHere)
    {
        if (!_written.Add(footnote))
            return;
        var (listDepth, quotationDepth) = (_listDepth, _quotationDepth);
        (_listDepth, _quotationDepth) = (0, 0);
        var label = footnote.Label?.TrimStart('^');
        _writer.BeginNote(
            string.IsNullOrEmpty(label) ? footnote.Order.ToString(CultureInfo.InvariantCulture) : label, NoteKind.Footnote,
            isCalledHere && (label is null || !uncalled.Contains(label)));
        foreach (var child in footnote)
            Write(child);
        _writer.EndNote();
        (_listDepth, _quotationDepth) = (listDepth, quotationDepth);
    }

    void WriteList(ListBlock list)
    {
        Text.BeginBlock(_listDepth == 0 ? 2 : 1);
        var margin = new string(' ', Indent * _listDepth++);
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list)
        {
            Text.BeginItem(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{margin}{number++}. ") : $"{margin}- ");
            Write(item);
            Text.EndItem();
        }
        _listDepth--;
        Text.BeginBlock(_listDepth == 0 ? 2 : 1);
    }

    void WriteTable(Table table)
    {
        Text.BeginBlock();
        foreach (var row in table.OfType<TableRow>())
        {
            Text.BeginBlock(lineEnds: 1, BlockKind.TableRow);
            var first = true;
            foreach (var cell in row.OfType<TableCell>())
            {
                if (!first)
                    Text.Append(" | ");
                first = false;
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                    if (paragraph.Inline is { } inlines)
                        Write(inlines, oneLine: true);
            }
        }
        Text.BeginBlock();
    }

    void Write(ContainerInline inlines, bool oneLine = false)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    Text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    Text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    Text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    Text.Append(link.Url);
                    break;
                case LineBreakInline { IsHard: true }:
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    BreakLine(oneLine);
                    break;
                case LineBreakInline:
                    Text.Append(" ");
                    break;
                case FootnoteLink { IsBackLink: false, Footnote: { } footnote }:
                    WriteNote(footnote, isCalledHere: true);
                    break;
                case FootnoteLink or HtmlInline:
                    break;
                case ContainerInline container:
                    Write(container, oneLine);
                    break;
            }
        }
    }

    void BreakLine(bool oneLine)
    {
        if (oneLine)
            Text.Append(" ");
        else
            Text.BreakLine();
    }
}
