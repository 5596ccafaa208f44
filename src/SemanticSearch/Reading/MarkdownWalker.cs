using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SemanticSearch.Reading;

/// <summary>
/// Writes a Markdown tree as plain prose: headings and paragraphs parted by one blank line, lines of a paragraph joined, list items as
/// lines with <c>- </c> or their number, table rows with <c> | </c> between cells, code as it stands; emphasis, links, HTML tags and
/// comments leave only their text. The parser bounds how deep the tree is.
/// </summary>
/// <param name="title">The title that front matter gives, or null.</param>
/// <param name="cancellationToken">Ends the walk.</param>
sealed class MarkdownWalker(string? title, CancellationToken cancellationToken)
{
    const int Indent = 2;

    readonly CanonicalTextBuilder _text = new();
    readonly SectionBuilder _sections = new();
    int _listDepth;

    /// <summary>The title: as given, or else the first heading's if that is of level 1 and nothing stands before it.</summary>
    public string? Title { get; private set; } = title;

    /// <summary>The text written so far.</summary>
    public string Text => _text.ToString();

    /// <summary>The sections of the whole text.</summary>
    public IReadOnlyList<Section> Sections => _sections.Build(_text.Length);

    /// <summary>Writes a block and what is in it.</summary>
    public void Write(Block block)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (block)
        {
            case HeadingBlock heading:
                WriteHeading(heading);
                break;
            case HtmlBlock html:
                _text.BeginBlock();
                _text.Append(HtmlTags.Strip(html.Lines.ToString()));
                break;
            case CodeBlock code:
                _text.BeginBlock();
                _text.AppendVerbatim(code.Lines.ToString());
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case Table table:
                WriteTable(table);
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                foreach (var child in container)
                    Write(child);
                break;
            case LeafBlock { Inline: { } inlines }:
                _text.BeginBlock();
                Write(inlines);
                break;
        }
    }

    void WriteHeading(HeadingBlock heading)
    {
        _text.BeginBlock();
        if (heading.Inline is { } inlines)
            Write(inlines, oneLine: true);
        if (!_text.BlockIsEmpty)
            NoteHeading(heading.Level);
        _text.BeginBlock();
    }

    void NoteHeading(int level)
    {
        var words = _text.TextFrom(_text.BlockStart);
        if (_text.BlockStart == 0 && level == 1 && (Title is null || string.Equals(Title, words, StringComparison.OrdinalIgnoreCase)))
            Title ??= words;
        else
            _sections.Open(_text.BlockStart, level, words);
    }

    void WriteList(ListBlock list)
    {
        _text.BeginBlock(_listDepth == 0 ? 2 : 1);
        var margin = new string(' ', Indent * _listDepth++);
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        foreach (var item in list)
        {
            _text.BeginItem(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{margin}{number++}. ") : $"{margin}- ");
            Write(item);
            _text.EndItem();
        }
        _listDepth--;
        _text.BeginBlock(_listDepth == 0 ? 2 : 1);
    }

    void WriteTable(Table table)
    {
        _text.BeginBlock();
        foreach (var row in table.OfType<TableRow>())
        {
            _text.BeginBlock(lineEnds: 1);
            var first = true;
            foreach (var cell in row.OfType<TableCell>())
            {
                if (!first)
                    _text.Append(" | ");
                first = false;
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                    if (paragraph.Inline is { } inlines)
                        Write(inlines, oneLine: true);
            }
        }
        _text.BeginBlock();
    }

    void Write(ContainerInline inlines, bool oneLine = false)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    _text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    _text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    _text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    _text.Append(link.Url);
                    break;
                case LineBreakInline { IsHard: true }:
                case HtmlInline { Tag: var tag } when tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase):
                    BreakLine(oneLine);
                    break;
                case LineBreakInline:
                    _text.Append(" ");
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
            _text.Append(" ");
        else
            _text.BreakLine();
    }
}
