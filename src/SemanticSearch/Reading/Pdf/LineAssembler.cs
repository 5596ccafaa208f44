namespace SemanticSearch.Reading.Pdf;

/// <summary>Makes lines of the pieces of a column, from top to bottom, with raised marks in the lines that they belong to.</summary>
static class LineAssembler
{
    // In units of the line's type.
    const double SameLine = 0.3;
    const double HighestMark = 0.75;
    const double LowestMark = -0.35;
    const double MarkDistance = 1;

    const double SmallType = 0.85;
    const int LongestMark = 12;

    /// <summary>The lines of a column.</summary>
    public static List<TextLine> Assemble(List<Piece> column, int page, PdfBudget budget)
    {
        var rows = new List<List<Piece>>();
        var rest = column;
        while (rest.Count > 0)
        {
            budget.Now();
            var typical = TypicalSize(rest);
            var large = rest.Where(p => p.Size >= SmallType * typical).OrderByDescending(p => p.Baseline).ToList();
            var small = rest.Where(p => p.Size < SmallType * typical).ToList();
            var made = Group(large);
            rest = small.Where(mark => !Attach(mark, made)).ToList();
            rows.AddRange(made);
        }
        return [.. rows
            .OrderByDescending(row => row[0].Baseline)
            .Select(row => LineWriter.Write(row, page))
            .Where(line => line.Text.Length > 0)];
    }

    /// <summary>The type of most characters.</summary>
    public static double TypicalSize(IEnumerable<Piece> pieces) => pieces
        .GroupBy(p => Math.Round(p.Size * 2) / 2)
        .MaxBy(group => group.Sum(p => p.Visible))?.Max(p => p.Size) ?? 0;

    static List<List<Piece>> Group(List<Piece> pieces)
    {
        var rows = new List<List<Piece>>();
        foreach (var piece in pieces)
        {
            if (rows.Count > 0 && rows[^1][0] is var first
                && first.Baseline - piece.Baseline <= SameLine * Math.Min(first.Size, piece.Size))
                rows[^1].Add(piece);
            else
                rows.Add([piece]);
        }
        return rows;
    }

    static bool Attach(Piece mark, List<List<Piece>> rows)
    {
        if (mark.Visible > LongestMark || rows.Count == 0)
            return false;
        List<Piece>? best = null;
        for (var i = FirstAtOrBelow(rows, mark.Baseline + mark.Size); i < rows.Count; i++)
        {
            var (line, raised) = (rows[i][0], mark.Baseline - rows[i][0].Baseline);
            if (raised > 2 * line.Size)
                break;
            if (raised > HighestMark * line.Size || raised < LowestMark * line.Size || mark.Size > SmallType * line.Size)
                continue;
            var reach = MarkDistance * line.Size;
            if (rows[i].Any(p => mark.Left > p.Left - reach && mark.Right < p.Right + reach)
                && (best is null || Math.Abs(raised) < Math.Abs(mark.Baseline - best[0].Baseline)))
                best = rows[i];
        }
        best?.Add(mark);
        return best is not null;
    }

    // Rows stand in the order of falling baselines.
    static int FirstAtOrBelow(List<List<Piece>> rows, double height)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle][0].Baseline > height)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
