using System.Globalization;

namespace SemanticSearch.Reading.Tei;

/// <summary>
/// Writes the canonical text of TEI from its elements, in their order, without recursion. Paragraphs, heads and the like become blocks
/// parted by a blank line, list items lines with <c>- </c>, table rows lines with <c> | </c> between cells, all with white space
/// collapsed; inline elements leave their text. Notes are set aside and written where their section's own text ends; the captions of
/// figures follow the paragraph that the figure stands in. A <c>div</c> with a <c>head</c> is a section that ends where the <c>div</c>
/// does, unless that head only repeats the title.
/// </summary>
/// <param name="header">The header, which was read before.</param>
sealed class TeiWalker(TeiHeader header) : ITeiElements
{
    const int Indent = 2;

    // Longer names are markup gone astray.
    const int MaximumMention = 300;

    readonly DocumentWriter _writer = new();
    readonly TeiCaptions _captions = new();
    readonly Stack<TeiElement> _open = new();
    readonly Stack<BlockKind> _kinds = new([BlockKind.Paragraph]);
    int _listDepth;
    int _pages;
    int _notes;
    int _blocks;
    bool _afterLabel;

    // Counts open rows and heads, which stay on one line whatever is in them.
    int _lines;

    CanonicalTextBuilder Text => _writer.Text;

    /// <summary>The text and its structure; nothing may be written after it.</summary>
    public (string Text, DocumentStructure Structure) Build() => _writer.Build();

    /// <summary>An element begins.</summary>
    public void Start(TeiElement element)
    {
        var parent = _open.TryPeek(out var above) ? above.Name : "";
        element.IsBlock = !_captions.IsOpen && TeiNames.IsBlock(element, parent);
        _open.Push(element);
        if (element.Name == "figure")
            _captions.Begin();
        else if (_captions.IsOpen)
            return;
        else if (element.Name == "note" && element["rend"] != "inline")
            BeginNote(element);
        else
            Begin(element, parent);
    }

    /// <summary>The element that began last ends.</summary>
    public void End()
    {
        if (!_open.TryPop(out var element))
            return;
        if (element.Name == "figure")
            EndFigure();
        else if (_captions.IsOpen)
            _captions.Append(TeiNames.IsBlock(element, "figure") ? " " : "");
        else if (element.IsNote)
            EndNote(element);
        else
            End(element);
    }

    /// <summary>Characters of the current element.</summary>
    public void Write(string characters)
    {
        if (_captions.IsOpen)
            _captions.Append(characters);
        else
            Text.Append(characters);
    }

    void Begin(TeiElement element, string parent)
    {
        if (TeiNames.BlockKindOf(element.Name) is { } kind && (element.IsBlock || element.Name is "item" or "l"))
            _kinds.Push(kind);
        switch (element.Name)
        {
            case "cell":
                Text.Append(Text.BlockIsEmpty ? "" : " | ");
                break;
            case "lb":
                BreakLine();
                break;
            case "pb":
                _writer.BeginPage(++_pages, element["n"] ?? element["facs"]);
                break;
            case "l" when parent == "lg":
                Text.BreakLine();
                break;
            case "item" or "label" when parent == "list" && _lines == 0:
                BeginItem();
                break;
            case "head" when _lines == 0 && TeiNames.IsDivision(parent):
                _writer.BeginHeading();
                break;
            case var _ when element.IsBlock:
                Part(element, parent);
                break;
        }
        Count(element, 1);
        if (element.Name == "div")
            header.Covered.AddDocument(element);
        if (element.Name == "date" && IsInHead())
            header.Covered.AddOfHead(element);
        if (TeiNames.MentionOf(element) is not null)
            element.MentionStart = Text.Length;
    }

    void End(TeiElement element)
    {
        Count(element, -1);
        if (element.MentionStart >= 0 && Text.Length - element.MentionStart <= MaximumMention)
            _writer.Mention(element.MentionStart, TeiNames.MentionOf(element)!.Value, element.Reference);
        if (element.Name == "head")
            EndHead();
        var isItem = element.Name == "item" && _lines == 0;
        if (TeiNames.BlockKindOf(element.Name) is not null && (element.IsBlock || element.Name is "item" or "l"))
            _kinds.Pop();
        if (element.SectionLevel > 0)
        {
            WriteCaptions();
            _writer.CloseSections(element.SectionLevel);
        }
        if (isItem)
            Text.EndItem();
        else if (element.Name == "label" && _lines == 0 && _open.TryPeek(out var list) && list.Name == "list")
            EndLabel();
        else if (element.IsBlock)
            Part(element, _open.TryPeek(out var above) ? above.Name : "");
        if (_blocks == 0)
            WriteCaptions();
    }

    // The item that it labels goes on beside it.
    void EndLabel()
    {
        Text.Append(" ");
        _afterLabel = true;
    }

    void Count(TeiElement element, int step)
    {
        _listDepth += element.Name == "list" ? step : 0;
        _lines += element.Name is "row" or "head" ? step : 0;
        _blocks += element.Name is "p" or "ab" or "head" or "item" or "table" or "lg" or "quote" ? step : 0;
    }

    void BeginItem()
    {
        if (!_afterLabel)
            Text.BeginItem(new string(' ', Indent * Math.Max(0, _listDepth - 1)) + "- ");
        _afterLabel = false;
    }

    void BeginNote(TeiElement element)
    {
        var label = element["n"]?.Trim() is { Length: > 0 and <= 16 } given ? given : (++_notes).ToString(CultureInfo.InvariantCulture);
        (element.IsNote, element.OuterLines, element.OuterLists) = (true, _lines, _listDepth);
        (_lines, _listDepth) = (0, 0);
        _kinds.Push(BlockKind.Paragraph);
        _writer.BeginNote(label, TeiNames.NoteKindOf(element));
    }

    void EndNote(TeiElement element)
    {
        _writer.EndNote();
        _kinds.Pop();
        (_lines, _listDepth) = (element.OuterLines, element.OuterLists);
    }

    void EndFigure()
    {
        _captions.End();
        if (_blocks == 0)
            WriteCaptions();
    }

    // A caption in the middle of a paragraph would part its sentences.
    void WriteCaptions()
    {
        if (_captions.IsOpen || _writer.InNote)
            return;
        foreach (var caption in _captions.Take())
        {
            Text.BeginBlock(kind: BlockKind.Caption);
            Text.Append(caption);
            Text.BeginBlock(kind: _kinds.Peek());
        }
    }

    void BreakLine()
    {
        if (_lines == 0 && _open.Any(element => TeiNames.KeepsLines(element.Name)))
            Text.BreakLine();
        else
            Text.Append(" ");
    }

    void Part(TeiElement element, string parent)
    {
        if (_lines > 0)
        {
            Text.Append(" ");
            return;
        }
        var kind = element.Name == "head" ? (parent == "table" ? BlockKind.Caption : BlockKind.Heading) : _kinds.Peek();
        Text.BeginBlock(element.Name is "row" or "label" || (element.Name == "list" && _listDepth > 0) ? 1 : 2, kind);
    }

    bool IsInHead() => _open.Any(element => element.Name == "head");

    void EndHead()
    {
        header.Covered.EndHead();
        var division = _open.Peek();
        if (Text.BlockIsEmpty || _lines > 0 || _writer.InNote || division.SectionLevel > 0 || !TeiNames.IsDivision(division.Name))
            return;
        var words = Text.TextFrom(Text.BlockStart);
        if (Text.BlockStart == 0 && string.Equals(words, header.Title, StringComparison.OrdinalIgnoreCase))
            return;
        division.SectionLevel = Math.Min(_writer.Depth + 1, SectionBuilder.MaximumLevel);
        _writer.OpenSection(division.SectionLevel);
    }
}
