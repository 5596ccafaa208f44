namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Makes paragraphs, items and rows of lines. A paragraph ends at a wider distance, before an indented line, and after a line that had
/// room for the first word of the next; it goes on over the end of a column or page if nothing of that speaks against it.
/// </summary>
sealed class BlockFinder(TypeSizes sizes, CancellationToken cancellationToken)
{
    const double WideDistance = 1.3;
    const double Indent = 0.8;

    readonly List<TextBlock> _blocks = [];
    List<TextLine> _column = [];
    double _left;
    double _right;
    bool _isColumnStart;

    double _rightBefore;
    bool _usesIndents;

    /// <summary>The blocks of all pages in reading order.</summary>
    public List<TextBlock> Find(List<PageLines> pages)
    {
        foreach (var page in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var column in page.Columns)
                Read(column);
        }
        return _blocks;
    }

    void Read(List<TextLine> column)
    {
        (_column, _left, _right, _rightBefore) = (column, TypicalLeft(column), sizes.RightOf(column), _right);
        _isColumnStart = true;
        for (var i = 0; i < column.Count;)
        {
            var (rows, edges) = TableFinder.At(column, i);
            if (rows > 0)
                AddRows(column.GetRange(i, rows), edges);
            else
                AddLine(i);
            i += Math.Max(1, rows);
            _isColumnStart = false;
        }
    }

    void AddLine(int i)
    {
        var line = _column[i];
        if (_blocks.Count > 0 && _blocks[^1] is { Kind: not BlockKind.TableRow } current && Continues(current, i))
        {
            current.Lines.Add(line);
            return;
        }
        _usesIndents |= !_isColumnStart && _right - line.Right < 3 * line.Size
            && line.Left > _left + Indent * line.Size && line.Left < _left + 5 * line.Size;
        var isItem = ListMarks.BulletLength(line.Text) > 0
            || (ListMarks.IsNumbered(line.Text) && (line.Left > _left + Indent * line.Size || IsAfterItem()));
        _blocks.Add(new TextBlock(isItem ? BlockKind.ListItem : BlockKind.Paragraph) { Lines = { line } });
    }

    bool IsAfterItem() => _blocks.Count > 0 && _blocks[^1].Kind == BlockKind.ListItem;

    bool Continues(TextBlock block, int i)
    {
        var (last, line) = (block.Lines[^1], _column[i]);
        if (Math.Abs(last.Size - line.Size) > 0.06 * line.Size + 0.3 || StylesPart(last, line))
            return false;
        if (_isColumnStart)
            return ContinuesColumn(block, last, line);
        if (last.Baseline - line.Baseline > WideDistance * sizes.LeadingOf(line) || ListMarks.BulletLength(line.Text) > 0)
            return false;
        if (IsHeadingType(line))
            return true;
        var shift = line.Left - last.Left;
        if (shift > Indent * line.Size)
            return Hangs(block, last, line, i);
        if (shift < -Indent * line.Size && block.Lines.Count > 1)
            return false;
        return !EndsShort(last, line);
    }

    // An indented line goes on if the paragraph hangs: an item, or an entry whose further lines are indented too.
    bool Hangs(TextBlock block, TextLine last, TextLine line, int i)
    {
        if (block.Lines.Count > 1 || EndsShort(last, line))
            return false;
        return ListMarks.IsItem(last.Text)
            || (i + 1 < _column.Count && Math.Abs(_column[i + 1].Left - line.Left) < 2 && last.Left <= _left + 2 && !_usesIndents);
    }

    bool ContinuesColumn(TextBlock block, TextLine last, TextLine line)
    {
        if (IsHeadingType(line))
            return last.Page == line.Page && block.Lines.Count < 4 && Math.Abs(last.Size - line.Size) < 0.3;
        if (ListMarks.IsItem(line.Text) || ListMarks.IsCaption(line.Text))
            return false;
        if (!Sentence.Ends(last.Text))
            return true;

        // A full line that ends a sentence is more often one within a paragraph than the last one of it.
        return _rightBefore - last.Right < line.FirstWord + 0.3 * line.Size && line.Left < _left + Indent * line.Size
            && !Sentence.EndsItem(last.Text);
    }

    // The line before had room for this one's first word.
    bool EndsShort(TextLine last, TextLine line)
    {
        var room = _right - Math.Max(last.Right, last.Left);
        return room > line.FirstWord + 0.8 * line.Size
            && (Sentence.Ends(last.Text) || !Sentence.GoesOn(line.Text) || room > 0.5 * (_right - _left));
    }

    bool IsHeadingType(TextLine line) => line.Size > 1.12 * sizes.Body;

    static bool StylesPart(TextLine last, TextLine line) => last.IsBold != line.IsBold;

    void AddRows(List<TextLine> lines, List<double> edges)
    {
        foreach (var line in lines)
        {
            var cells = TableFinder.Cells(line, edges);
            if (_blocks.Count > 0 && _blocks[^1] is { Kind: BlockKind.TableRow } row && line != lines[0] && cells[0].Length == 0)
            {
                var joined = row.Cells.Zip(cells, (above, below) => $"{above} {below}".Trim()).ToArray();
                var merged = new TextBlock(BlockKind.TableRow) { Cells = joined };
                merged.Lines.AddRange(row.Lines);
                merged.Lines.Add(line);
                _blocks[^1] = merged;
                continue;
            }
            _blocks.Add(new TextBlock(BlockKind.TableRow) { Lines = { line }, Cells = cells });
        }
    }

    static double TypicalLeft(List<TextLine> column)
    {
        var lefts = column.Select(line => line.Left).Order().ToList();
        return lefts[lefts.Count / 10];
    }
}
