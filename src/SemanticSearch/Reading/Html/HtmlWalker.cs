using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>
/// Writes pages as plain prose, without recursion: headings and paragraphs parted by a blank line, list items as lines with their mark,
/// table rows as lines with <c> | </c> between cells, preformatted text as it stands. Notes are written where they are called.
/// </summary>
/// <param name="writer">Takes the text.</param>
/// <param name="notes">The notes of all pages.</param>
/// <param name="title">The document's title, which a first heading of level 1 may repeat.</param>
/// <param name="cancellationToken">Ends the walk.</param>
sealed class HtmlWalker(DocumentWriter writer, HtmlNotes notes, string? title, CancellationToken cancellationToken)
{
    readonly Stack<Frame> _open = new();
    readonly Stack<ListState> _lists = new();
    readonly Stack<TableState> _tables = new();
    readonly Stack<BlockKind> _kinds = new();
    readonly Stack<NoteMark> _marks = new();
    readonly HtmlPages _pages = new(writer);
    int _lines;
    int _breaks;
    bool _hasTitle;

    CanonicalTextBuilder Text => writer.Text;

    /// <summary>Whether a heading was written since a page began.</summary>
    public bool HasHeading { get; private set; }

    /// <summary>Where pages begin that nothing in the text marks, by element.</summary>
    public IReadOnlyDictionary<IElement, string> PageLabels { get; init; } = new Dictionary<IElement, string>();

    /// <summary>Writes a page's document.</summary>
    public void Write(HtmlPage page)
    {
        HasHeading = false;
        Text.BeginBlock();
        _open.Push(new Frame([page.Content.Root], Leave: null));
        while (_open.TryPeek(out var frame))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (frame.Next == frame.Nodes.Count)
            {
                _open.Pop().Leave?.Invoke();
                continue;
            }
            var node = frame.Nodes[frame.Next++];
            if (node is IText text)
                Write(text);
            else if (node is IElement element && !page.Content.Skips(element) && (frame.IsNote || !notes.IsBody(element)))
                Enter(element, isNoteBody: frame.IsNote);
        }
        Text.BeginBlock();
    }

    /// <summary>Writes a heading that no page has.</summary>
    public void WriteHeading(string words, int level)
    {
        writer.BeginHeading();
        Text.Append(words);
        if (!Text.BlockIsEmpty)
            OpenSection(level);
        Text.BeginBlock();
    }

    void Write(IText node)
    {
        var text = HtmlText.Visible(node.Data);
        if (_marks.TryPeek(out var mark) && Text.Length == 0)
            text = mark.Strip(text, node.ParentElement is { } parent && !HtmlNames.Blocks.Contains(parent.LocalName)).ToString();
        if (!string.IsNullOrWhiteSpace(text))
        {
            _breaks = 0;
            if (_tables.TryPeek(out var table) && _lines > 0)
                Text.Append(table.Separator());
        }
        Text.Append(text);
    }

    void Enter(IElement element, bool isNoteBody)
    {
        if (_pages.Begins(element, PageLabels) || notes.IsBackLink(element))
        {
            if (_marks.TryPeek(out var mark) && Text.Length == 0 && element.PlainText(40).Any(char.IsLetterOrDigit))
                mark.Take();
            return;
        }
        if (notes.CalledBy(element) is { } note)
            BeginNote(note, isCalledHere: true);
        else if (notes.Uncalled(element) is { } uncalled && _marks.Count == 0)
            BeginNote(uncalled, isCalledHere: false);
        else if (isNoteBody && element.LocalName is "li" or "tr")
            EnterBlock(element, element.LocalName);
        else
            EnterKnown(element);
    }

    void BeginNote(HtmlNote note, bool isCalledHere)
    {
        if (note.Body.Count == 0)
            return;
        writer.BeginNote(note.Label, note.Kind, isCalledHere);
        _marks.Push(new NoteMark(note.Label));
        var lines = _lines;
        _lines = 0;
        Open(note.Body, isNote: true, () =>
        {
            _lines = lines;
            _marks.Pop();
            writer.EndNote();
        });
    }

    void EnterKnown(IElement element)
    {
        var name = element.LocalName;
        if (HtmlNames.HeadingLevel(name) is var level and > 0)
            EnterHeading(element, level);
        else if (name is "br")
            BreakLine();
        else if (name is "ol" or "ul" or "menu" or "dir")
            EnterList(element);
        else if (name is "li" && _lists.TryPeek(out var list) && _lines == 0)
            EnterItem(element, list);
        else if (name is "table" && _lines == 0 && !TableState.IsLayout(element))
            EnterTable(element);
        else if (name is "tr" or "td" or "th" && _tables.TryPeek(out var table) && _lines <= 1)
            EnterRowOrCell(element, table);
        else if (name is "tbody" or "thead" or "tfoot" && _tables.Count > 0)
            Open(element.ChildNodes);
        else if (name is "pre" or "listing" or "xmp" or "plaintext" && _lines == 0)
            WriteVerbatim(element);
        else if (name is "q")
            EnterQuote(element);
        else if (HtmlNames.Blocks.Contains(name))
            EnterBlock(element, name);
        else
            Open(element.ChildNodes);
    }

    void EnterHeading(IElement element, int level)
    {
        if (_lines > 0 || writer.InNote)
        {
            EnterBlock(element, element.LocalName);
            return;
        }
        writer.BeginHeading();
        _lines++;
        Open(element.ChildNodes, isNote: false, () =>
        {
            _lines--;
            if (!Text.BlockIsEmpty)
                OpenSection(level);
            Part();
        });
    }

    void OpenSection(int level)
    {
        HasHeading = true;
        var words = Text.TextFrom(Text.BlockStart);
        if (!_hasTitle && string.Equals(words, title, StringComparison.OrdinalIgnoreCase))
            _hasTitle = true;
        else
            writer.OpenSection(level);
    }

    void EnterList(IElement element)
    {
        if (_lines > 0)
        {
            EnterBlock(element, element.LocalName);
            return;
        }
        Text.BeginBlock(_lists.Count == 0 ? 2 : 1);
        _lists.Push(new ListState(element, _lists.Count));
        Open(element.ChildNodes, isNote: false, () =>
        {
            _lists.Pop();
            Text.BeginBlock(_lists.Count == 0 ? 2 : 1, Kind);
        });
    }

    void EnterItem(IElement element, ListState list)
    {
        Text.BeginItem(list.Next(element));
        _breaks = 0;
        Open(element.ChildNodes, isNote: false, () => Text.EndItem());
    }

    void EnterTable(IElement element)
    {
        Part();
        _tables.Push(new TableState());
        Open(element.ChildNodes, isNote: false, () =>
        {
            _tables.Pop();
            Part();
        });
    }

    void EnterRowOrCell(IElement element, TableState table)
    {
        if (element.LocalName != "tr")
        {
            table.BeginCell(element);
            Text.Append(" ");
            Open(element.ChildNodes);
            return;
        }
        Text.BeginBlock(lineEnds: 1, BlockKind.TableRow);
        table.BeginRow();
        _lines++;
        Open(element.ChildNodes, isNote: false, () =>
        {
            _lines--;
            Text.BeginBlock(lineEnds: 1);
        });
    }

    void WriteVerbatim(IElement element)
    {
        Text.BeginBlock(kind: BlockKind.Verbatim);
        Text.AppendVerbatim(element.TextContent);
        Part();
    }

    void EnterQuote(IElement element)
    {
        Text.Append("“");
        Open(element.ChildNodes, isNote: false, () => Text.Append("”"));
    }

    void EnterBlock(IElement element, string name)
    {
        var lineEnds = name is "dd" or "address" ? 1 : 2;
        BlockKind? kind = name switch
        {
            "blockquote" => BlockKind.Quotation,
            "figcaption" or "caption" => BlockKind.Caption,
            _ => null,
        };
        if (kind is { } own)
            _kinds.Push(own);
        Part(lineEnds);
        Open(element.ChildNodes, isNote: false, () =>
        {
            if (kind is not null)
                _kinds.Pop();
            Part(name == "dt" ? 1 : 2);
        });
    }

    BlockKind Kind => _kinds.TryPeek(out var kind) ? kind : BlockKind.Paragraph;

    void Part(int lineEnds = 2)
    {
        _breaks = 0;
        if (_lines > 0)
            Text.Append(" ");
        else
            Text.BeginBlock(lineEnds, Kind);
    }

    // Old pages part their paragraphs with two breaks.
    void BreakLine()
    {
        if (_lines > 0)
            Text.Append(" ");
        else if (++_breaks == 1)
            Text.BreakLine();
        else if (_lists.Count == 0)
            Text.BeginBlock(kind: Kind);
    }

    void Open(IReadOnlyList<INode> nodes, bool isNote, Action? leave) => _open.Push(new Frame(nodes, leave) { IsNote = isNote });

    void Open(INodeList nodes, bool isNote = false, Action? leave = null) => Open(new NodeRange(nodes), isNote, leave);

    /// <summary>Nodes on their way, and what to do after them.</summary>
    sealed record Frame(IReadOnlyList<INode> Nodes, Action? Leave)
    {
        public int Next { get; set; }

        public bool IsNote { get; init; }
    }
}
