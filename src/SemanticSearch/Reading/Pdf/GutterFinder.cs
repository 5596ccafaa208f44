namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Finds the strip that parts two columns: on both sides many pieces end and begin there, and those that cross it (headings, tables,
/// abstracts) do so altogether. Counts are kept by points of width, so that the time does not grow with the square of the pieces.
/// </summary>
static class GutterFinder
{
    const int MaximumBins = 4_000;
    const int MinimumLines = 4;

    // In units of the type's size.
    const double MinimumGutter = 0.6;
    const double MinimumColumn = 8;

    // Lines of prose fill their column, or are long where further columns follow; the cells of a table seldom are either.
    const double MinimumFill = 0.6;
    const double LongLine = 14;

    /// <summary>The strip with the most lines on its lesser side, less those across it; or null.</summary>
    public static Gutter? Find(List<Piece> pieces, double size)
    {
        pieces = WithoutLoneEdges(pieces, size);
        if (pieces.Count < 2 * MinimumLines)
            return null;
        var left = pieces.Min(p => p.Left);
        var bins = (int)Math.Clamp(pieces.Max(p => p.Right) - left + 2, 1, MaximumBins);
        var (ends, begins) = (new int[bins + 1], new int[bins + 2]);
        foreach (var piece in pieces)
        {
            ends[Bin(piece.Right - left, bins)]++;
            begins[Bin(piece.Left - left, bins)]++;
        }

        Gutter? best = null;
        var (bestScore, ended, toBegin) = (int.MinValue, 0, pieces.Count);
        for (var bin = 0; bin < bins; bin++)
        {
            ended += ends[bin];
            toBegin -= begins[bin];
            if (ends[bin] == 0)
                continue;
            var next = bin + 1;
            while (next < bins && ends[next] == 0 && begins[next] == 0)
                next++;
            var gutter = new Gutter(left + bin, left + next);
            var lines = Math.Min(ended, toBegin);
            var across = pieces.Count - ended - toBegin;
            if (lines - across > bestScore && lines >= MinimumLines && gutter.Right - gutter.Left >= MinimumGutter * size
                && PartsColumns(pieces, gutter, size))
                (best, bestScore) = (gutter, lines - across);
        }
        return best;
    }

    /// <summary>Whether a gutter that parts columns elsewhere parts these pieces too, few as they may be.</summary>
    public static bool Parts(List<Piece> pieces, Gutter gutter, double size)
    {
        // The middle of it must be free of ends and beginnings.
        var (left, right) = ((3 * gutter.Left + gutter.Right) / 4, (gutter.Left + 3 * gutter.Right) / 4);
        pieces = WithoutLoneEdges(pieces, size);
        var intrudes = pieces.Exists(p => (p.Right > left && p.Right < right) || (p.Left > left && p.Left < right));
        return !intrudes && IsColumn(pieces.Where(gutter.IsAfter), size, minimumLines: 1)
            && IsColumn(pieces.Where(gutter.IsBefore), size, minimumLines: 1);
    }

    // A page number in the middle of the foot stands in the strip that it must not hide.
    static List<Piece> WithoutLoneEdges(List<Piece> pieces, double size)
    {
        if (pieces.Count < 3)
            return pieces;
        var top = pieces.Max(p => p.Baseline);
        var foot = pieces.Min(p => p.Baseline);
        var lone = new[] { top, foot }
            .Select(edge => pieces.Where(p => Math.Abs(p.Baseline - edge) < 0.5 * size).ToList())
            .Where(row => row.Count == 1 && row[0].Right - row[0].Left < MinimumColumn * size).Select(row => row[0]).ToHashSet();
        return lone.Count == 0 ? pieces : pieces.FindAll(p => !lone.Contains(p));
    }

    static int Bin(double offset, int bins) => (int)Math.Clamp(offset, 0, bins - 1);

    static bool PartsColumns(List<Piece> pieces, Gutter gutter, double size) =>
        IsColumn(pieces.Where(gutter.IsAfter), size) && IsColumn(pieces.Where(gutter.IsBefore), size);

    static bool IsColumn(IEnumerable<Piece> pieces, double size, int minimumLines = MinimumLines)
    {
        var (left, right) = (double.MaxValue, double.MinValue);
        var widths = new List<double>();
        var lines = new HashSet<int>();
        foreach (var piece in pieces)
        {
            (left, right) = (Math.Min(left, piece.Left), Math.Max(right, piece.Right));
            widths.Add(piece.Right - piece.Left);
            lines.Add((int)(piece.Baseline / Math.Max(1, size / 2)));
        }
        var width = right - left;
        return lines.Count >= minimumLines && width >= MinimumColumn * size
            && (widths.Sum() / lines.Count >= MinimumFill * width || widths.Average() >= LongLine * size);
    }
}
