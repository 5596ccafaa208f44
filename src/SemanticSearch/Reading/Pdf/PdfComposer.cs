namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Writes the blocks of a file: mends words that line ends cut, follows the pages word by word, and puts notes where they are called.
/// </summary>
sealed class PdfComposer(List<PageLines> pages, List<FootNote> notes, HyphenMender mender, CancellationToken cancellationToken)
{
    readonly DocumentWriter _writer = new();
    readonly Dictionary<int, string?> _labels = pages.ToDictionary(page => page.Number, page => page.Label);
    readonly ILookup<string, FootNote> _notes = notes.ToLookup(note => note.Label);
    int _page;
    int _written;
    BlockKind _lastKind = BlockKind.Paragraph;

    /// <summary>Writes everything.</summary>
    public (string Text, DocumentStructure Structure) Compose(List<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(block);
        }
        WriteUncalled(int.MaxValue);
        return _writer.Build();
    }

    void Write(TextBlock block)
    {
        var start = 0;
        switch (block.Kind)
        {
            case BlockKind.Heading:
                // What notes the text above called belong to it.
                WriteUncalled(block.Lines[0].Page);
                _writer.BeginHeading();
                break;
            case BlockKind.ListItem:
                start = ListMarks.BulletLength(block.Lines[0].Text);
                _writer.Text.BeginItem(start > 0 ? "- " : "");
                break;
            case BlockKind.TableRow:
                _writer.Text.BeginBlock(lineEnds: _lastKind == BlockKind.TableRow ? 1 : 2, BlockKind.TableRow);
                break;
            default:
                _writer.Text.BeginBlock(kind: block.Kind);
                break;
        }
        _lastKind = block.Kind;
        if (block.Cells.Count > 0)
            WriteCells(block);
        else
            WriteLines(block.Lines, start);
        if (block.Kind == BlockKind.Heading && !_writer.Text.BlockIsEmpty)
            _writer.OpenSection(block.Level);
        else if (block.Kind == BlockKind.ListItem)
            _writer.Text.EndItem();
    }

    void WriteCells(TextBlock block)
    {
        Turn(block.Lines[0].Page);
        var isFirst = true;
        foreach (var cell in block.Cells)
        {
            _writer.Text.Append(isFirst ? cell : $" | {cell}");
            isFirst = false;
        }
    }

    void WriteLines(List<TextLine> lines, int start)
    {
        var from = start;
        Turn(lines[0].Page);
        for (var i = 0; i < lines.Count; i++)
        {
            var text = lines[i].Text;
            if (i + 1 == lines.Count)
            {
                WriteLine(lines[i], from, text.Length);
                return;
            }
            from = Join(lines[i], from, lines[i + 1]);
        }
    }

    // Writes a line and, if the line's end cut a word, the rest of it, so that a page begins with a whole word.
    int Join(TextLine line, int from, TextLine next)
    {
        var text = line.Text;
        var end = text.Length;
        var isGlued = Characters.IsUnspaced(text[^1]) && Characters.IsUnspaced(next.Text[0]);
        if (Characters.IsHyphen(text[^1]) && text.Length > 1 && text[^2] != ' ')
        {
            isGlued = true;
            end -= mender.Keeps(text, next.Text) ? 0 : 1;
        }
        else if (text[^1] is '/' or '–' or '—' && text.Length > 1 && text[^2] != ' ')
        {
            isGlued = true;
        }
        WriteLine(line, from, end);
        var rest = 0;
        if (isGlued && next.Page != _page)
        {
            rest = next.Text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? space : next.Text.Length;
            WriteLine(next, 0, rest);
        }
        Turn(next.Page);
        if (!isGlued)
            _writer.Text.Append(" ");
        return rest;
    }

    // A mark that calls a note is no word of the text.
    void WriteLine(TextLine line, int from, int to)
    {
        foreach (var mark in line.Superscripts)
        {
            if (mark.Start < from || mark.End > to || mark.Start == 0)
                continue;
            var called = line.Text[mark.Start..mark.End].Split(',', ' ')
                .Select(label => Called(label.Trim('(', ')', '[', ']', '.'), line.Page)).ToList();
            if (called.Count == 0 || called.Contains(null))
                continue;
            _writer.Text.Append(line.Text.AsSpan(from, mark.Start - from));
            foreach (var note in called)
                Write(note!, isCalledHere: true);
            from = mark.End;
        }
        _writer.Text.Append(line.Text.AsSpan(from, Math.Max(0, to - from)));
    }

    // A call stands on the page of its note, or just before it.
    FootNote? Called(string label, int page) => _notes[label]
        .Where(note => !note.IsWritten && (note.Kind == NoteKind.Endnote || note.Page - page is 0 or 1))
        .MinBy(note => note.Page);

    void Write(FootNote note, bool isCalledHere)
    {
        note.IsWritten = true;
        _writer.BeginNote(note.Label, note.Kind, isCalledHere);
        var page = _page;
        _page = 0;
        WriteLines(note.Lines, note.Start);
        _page = page;
        _writer.EndNote();
    }

    void Turn(int page)
    {
        if (page == _page)
            return;
        if (!_writer.InNote)
            WriteUncalled(page);
        _page = page;
        _writer.BeginPage(page, _labels.GetValueOrDefault(page));
    }

    // What stands at the foot of an earlier page is not called any more.
    void WriteUncalled(int page)
    {
        for (; _written < notes.Count && notes[_written].Page < page; _written++)
            if (!notes[_written].IsWritten)
                Write(notes[_written], isCalledHere: false);
    }
}
