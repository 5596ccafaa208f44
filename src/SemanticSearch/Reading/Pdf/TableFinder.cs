namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Finds tables: neighbouring lines whose words stand in the same columns, with white strips between that no line fills.
/// </summary>
static class TableFinder
{
    // In units of the line's type.
    const double WideGap = 0.9;
    const double VeryWideGap = 2;
    const int MinimumRows = 3;
    const double RowDistance = 3.5;

    // In units of the least distance between two rows.
    const double LooseStep = 1.4;

    /// <summary>How many lines from an index on are a table, and the edges between its columns; none if there is no table.</summary>
    public static (int Count, List<double> Edges) At(List<TextLine> column, int start)
    {
        if (!HasGap(column[start]) || ListMarks.IsItem(column[start].Text))
            return (0, []);
        var strips = Gaps(column[start]);
        var (count, gapped) = (1, 1);
        var step = double.MaxValue;
        for (var i = start + 1; i < column.Count; i++)
        {
            var line = column[i];
            if (column[i - 1].Baseline - line.Baseline > RowDistance * line.Size || ListMarks.IsItem(line.Text)
                || Math.Abs(line.Size - column[start].Size) > 0.25 * line.Size)
                break;
            // What stands in one cell, farther below than rows do, is the heading or paragraph after the table.
            var distance = column[i - 1].Baseline - line.Baseline;
            if (!HasGap(line) && distance > LooseStep * step)
                break;
            step = Math.Min(step, distance);
            var left = Remaining(strips, line);
            if (left.Count == 0 || !(HasGap(line) || IsInOneColumn(line, left)))
                break;
            (strips, count) = (left, count + 1);
            gapped += Spreads(line, strips) ? 1 : 0;
        }

        // Two loose lines of a justified paragraph may have gaps in one place.
        var isClear = gapped >= MinimumRows || strips.Exists(s => s.Right - s.Left > VeryWideGap * column[start].Size);
        return gapped >= 2 && gapped * 2 >= count && isClear
            ? (count, strips.ConvertAll(strip => (strip.Left + strip.Right) / 2))
            : (0, []);
    }

    /// <summary>The cells of a line.</summary>
    public static string[] Cells(TextLine line, List<double> edges)
    {
        var cells = new List<string>[edges.Count + 1];
        foreach (var word in line.Words)
            (cells[edges.Count(edge => (word.Left + word.Right) / 2 > edge)] ??= []).Add(word.Text);
        return [.. cells.Select(cell => cell is null ? "" : string.Join(' ', cell))];
    }

    static bool HasGap(TextLine line) => Gaps(line).Count > 0;

    static List<Gutter> Gaps(TextLine line)
    {
        var gaps = new List<Gutter>();
        for (var i = 1; i < line.Words.Count; i++)
            if (line.Words[i].Left - line.Words[i - 1].Right > WideGap * line.Size)
                gaps.Add(new Gutter(line.Words[i - 1].Right, line.Words[i].Left));
        return gaps;
    }

    // What a line leaves free of the strips, as far as something still is.
    static List<Gutter> Remaining(List<Gutter> strips, TextLine line)
    {
        var remaining = new List<Gutter>();
        foreach (var strip in strips)
        {
            var (left, right) = (strip.Left, strip.Right);
            foreach (var word in line.Words)
            {
                if (word.Right <= left || word.Left >= right)
                    continue;
                if (word.Left - left > right - word.Right)
                    right = word.Left;
                else
                    left = word.Right;
            }
            if (right - left > 0.4 * line.Size)
                remaining.Add(new Gutter(left, right));
        }
        return remaining;
    }

    static bool IsInOneColumn(TextLine line, List<Gutter> strips) =>
        strips.All(strip => line.Right <= strip.Left + 1 || line.Left >= strip.Right - 1) || Spreads(line, strips);

    static bool Spreads(TextLine line, List<Gutter> strips) =>
        strips.Any(strip => line.Words.Any(w => w.Right <= strip.Left + 1) && line.Words.Any(w => w.Left >= strip.Right - 1));
}
