namespace SemanticSearch.Reading.Office;

/// <summary>
/// Writes the paragraphs, lists, tables, text boxes and notes of a word processor as canonical text. A table's row is one line with
/// <c> | </c> between cells and <c> / </c> between those of a table within a cell; a table of one column is layout, and its paragraphs
/// stand as if there were none. A text box follows the paragraph that it is anchored in.
/// </summary>
/// <param name="content">The document, for errors.</param>
/// <param name="knownTitle">The title that the document's properties give, or null.</param>
/// <param name="isNote">Whether what is written is but a note.</param>
sealed class StoryWriter(DocumentContent content, string? knownTitle, bool isNote = false)
{
    const int Indent = 2;
    const int MaximumBoxes = 8;
    const int MaximumLabel = 16;

    // Eight thousand printed pages; more only comes of compressed nonsense.
    const int MaximumCharacters = 24 << 20;

    const char SoftHyphen = '\u00AD';

    readonly Stack<OpenStory> _outer = new();
    OpenStory _story = new(new DocumentWriter(), isBody: !isNote, isNote);
    int _written;
    int _page;

    /// <summary>The first paragraph in the style of a title, or null.</summary>
    public string? TitleParagraph { get; private set; }

    /// <summary>The first heading, or null.</summary>
    public string? FirstHeading { get; private set; }

    /// <summary>Whether nothing has been written yet.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Whether a note is being written.</summary>
    public bool InNote => _story.IsNote || _outer.Any(story => story.IsNote);

    CanonicalTextBuilder Text => _story.Writer.Text;

    bool InRow => _story.GridDepth > 0;

    /// <summary>The text and its structure; nothing may be written after it.</summary>
    public (string Text, DocumentStructure Structure) Build()
    {
        EndParagraph();
        return _story.Writer.Build();
    }

    /// <summary>A paragraph begins, which ends one that is open.</summary>
    public void BeginParagraph(ParagraphLook look)
    {
        if (_story is { Paragraph: not null, JoinsNext: true } && !Text.BlockIsEmpty)
        {
            _story.JoinsNext = false;
            return;
        }
        EndParagraph();
        _story.Paragraph = look;
        _story.PendingNumber = look.Kind == BlockKind.Heading || InRow ? look.Mark : null;
        if (InRow)
            Text.Append(" ");
        else if (look.Kind == BlockKind.Heading)
            _story.Writer.BeginHeading();
        else if (look.Kind == BlockKind.ListItem)
            BeginItem(look);
        else
            Text.BeginBlock(_story.IsNote ? 1 : 2, look.Kind);
        _story.IsAfterItem = look.Kind == BlockKind.ListItem;
    }

    /// <summary>The open paragraph ends.</summary>
    /// <param name="joinsNext">Whether the next one goes on where it stops, because what parted them was deleted.</param>
    public void EndParagraph(bool joinsNext = false)
    {
        _story.JoinsNext = joinsNext;
        if (joinsNext || _story.Paragraph is not { } look)
            return;
        // A heading may be nothing but its number: "Article 5".
        if (look.Kind == BlockKind.Heading && Text.BlockIsEmpty && _story.PendingNumber is { } number && number.Any(char.IsLetter))
            Text.Append(number);
        if (!InRow)
            EndBlock(look);
        (_story.Paragraph, _story.PendingNumber) = (null, null);
        WriteBoxes();
    }

    /// <summary>Characters of the open paragraph; soft hyphens are dropped.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (_story.Paragraph is null || text.IsEmpty)
            return;
        _written += text.Length;
        if (_written > MaximumCharacters)
            throw content.Unreadable($"has more than {MaximumCharacters} characters of text; split it");
        if (!text.IsWhiteSpace())
            WritePending();
        for (int next; (next = text.IndexOf(SoftHyphen)) >= 0; text = text[(next + 1)..])
            Text.Append(text[..next]);
        Text.Append(text);
    }

    /// <summary>A line ends within the paragraph.</summary>
    public void BreakLine()
    {
        if (_story.Paragraph is null)
            return;
        if (InRow || _story.Paragraph.Kind == BlockKind.Heading)
            Text.Append(" ");
        else if (!Text.BlockIsEmpty)
            Text.BreakLine();
    }

    /// <summary>A table begins.</summary>
    /// <param name="columns">How many columns it has.</param>
    public void BeginTable(int columns)
    {
        EndParagraph();
        var isGrid = columns > 1 || InRow;
        if (isGrid && !InRow)
            Text.BeginBlock();
        _story.Tables.Push(isGrid);
        _story.GridDepth += isGrid ? 1 : 0;
        _story.IsAfterItem = false;
    }

    /// <summary>A row of the innermost table begins.</summary>
    public void BeginRow()
    {
        EndParagraph();
        if (_story.GridDepth != 1 || !_story.Tables.Peek())
            return;
        Text.BeginBlock(lineEnds: 1, BlockKind.TableRow);
        (_story.Cells, _story.PendingBars, _story.CellHasText, _story.PendingSlash) = (0, 0, false, false);
    }

    /// <summary>A cell of the row begins.</summary>
    public void BeginCell()
    {
        EndParagraph();
        if (_story.GridDepth > 1)
            _story.PendingSlash = _story.CellHasText;
        else if (_story.GridDepth == 1 && _story.Tables.Peek())
            (_story.PendingBars, _story.Cells, _story.CellHasText, _story.PendingSlash) =
                (_story.PendingBars + (_story.Cells > 0 ? 1 : 0), _story.Cells + 1, false, false);
    }

    /// <summary>The innermost table ends.</summary>
    public void EndTable()
    {
        EndParagraph();
        if (!_story.Tables.TryPop(out var isGrid))
            return;
        _story.GridDepth -= isGrid ? 1 : 0;
        _story.PendingSlash = InRow && _story.CellHasText;
        if (InRow)
            return;
        _story.PendingBars = 0;
        Text.BeginBlock();
    }

    /// <summary>A text box begins, unless too many are open; false leaves it out.</summary>
    public bool BeginBox()
    {
        if (_outer.Count >= MaximumBoxes)
            return false;
        _outer.Push(_story);
        _story = new OpenStory(new DocumentWriter(), isBody: false, isNote: false);
        return true;
    }

    /// <summary>The text box that began last ends.</summary>
    public void EndBox()
    {
        EndParagraph();
        var (text, structure) = _story.Writer.Build();
        _story = _outer.Pop();
        _story.Boxes.Add((text, structure.Blocks));
        if (_story.Paragraph is null)
            WriteBoxes();
    }

    /// <summary>A note is called here, and what is written until <see cref="EndNote"/> is its text.</summary>
    public void BeginNote(string label, NoteKind kind)
    {
        _story.Writer.BeginNote(Shorten(label), kind);
        _outer.Push(_story);
        _story = new OpenStory(_story.Writer, isBody: false, isNote: true);
    }

    /// <summary>The note that began last ends.</summary>
    public void EndNote()
    {
        EndParagraph();
        _story = _outer.Pop();
        _story.Writer.EndNote();
    }

    /// <summary>A note of that text is called here.</summary>
    public void WriteNote(string label, NoteKind kind, string text)
    {
        label = Shorten(label);
        _story.Writer.BeginNote(label, kind);
        // A note with a mark of its own begins with it in its own text too.
        _story.Writer.Text.AppendVerbatim(text.StartsWith(label + " ", StringComparison.Ordinal) ? text[(label.Length + 1)..] : text);
        _story.Writer.EndNote();
    }

    /// <summary>What the body is given from now on stands on the next page, or on the first.</summary>
    public void BeginPage()
    {
        if (_story.IsBody)
            _story.Writer.BeginPage(++_page);
    }

    static string Shorten(string label)
    {
        label = label.Trim();
        return label.Length is > 0 and <= MaximumLabel ? label : "*";
    }

    void BeginItem(ParagraphLook look)
    {
        if (!_story.IsAfterItem)
            Text.BeginBlock(_story.IsNote ? 1 : 2);
        Text.BeginItem(new string(' ', Indent * look.ListLevel) + look.Mark + " ");
    }

    void EndBlock(ParagraphLook look)
    {
        if (look.Kind == BlockKind.Heading && !Text.BlockIsEmpty)
            EndHeading(look);
        if (look.Kind == BlockKind.ListItem)
            Text.EndItem();
        else
            Text.BeginBlock(_story.IsNote ? 1 : 2);
    }

    void EndHeading(ParagraphLook look)
    {
        if (!_story.IsBody)
            return;
        var words = Text.TextFrom(Text.BlockStart);
        if (look.IsTitle)
        {
            TitleParagraph ??= words.ReplaceLineEndings(" ");
            return;
        }
        var title = knownTitle ?? TitleParagraph;
        FirstHeading ??= words;
        var saysTitle = title is null ? look.Mark is null : string.Equals(words, title, StringComparison.OrdinalIgnoreCase);
        if (Text.BlockStart > 0 || look.HeadingLevel > 1 || !saysTitle)
            _story.Writer.OpenSection(look.HeadingLevel);
    }

    void WritePending()
    {
        if (_story.PendingBars > 0)
        {
            Text.Append(" ");
            for (; _story.PendingBars > 0; _story.PendingBars--)
                Text.Append("| ");
        }
        if (_story.PendingSlash)
            Text.Append(" / ");
        if (_story.PendingNumber is { } number)
        {
            Text.Append(number);
            Text.Append(" ");
        }
        (_story.PendingSlash, _story.PendingNumber, _story.CellHasText) = (false, null, true);
    }

    void WriteBoxes()
    {
        if (_story.Boxes.Count == 0)
            return;
        foreach (var (text, blocks) in _story.Boxes)
        {
            var end = 0;
            foreach (var block in blocks)
            {
                var words = text[block.Start..block.End];
                if (InRow)
                {
                    WritePending();
                    Text.Append(" " + words);
                }
                else
                {
                    Text.BeginBlock(end == 0 ? 2 : block.Start - end, KindInBox(block.Kind));
                    Text.AppendVerbatim(words);
                }
                end = block.End;
            }
        }
        _story.Boxes.Clear();
        _story.IsAfterItem = false;
        if (!InRow)
            Text.BeginBlock();
    }

    // A box has neither sections nor notes.
    static BlockKind KindInBox(BlockKind kind) => kind is BlockKind.Heading or BlockKind.Note ? BlockKind.Paragraph : kind;
}
