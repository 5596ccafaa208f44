namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Brings the pieces of a page into reading order: a cut along the best gutter, then along what crosses it, then again within each part.
/// Between two things that cross the gutter the left column is read before the right one. A gutter that was found once is known, so that
/// the few lines of a last page part there too.
/// </summary>
sealed class ColumnCutter
{
    // Six columns at most, and every level halves.
    const int MaximumDepth = 4;

    readonly List<Gutter> _known = [];

    /// <summary>The columns of a page, and what stands across them, in reading order.</summary>
    public List<List<Piece>> Cut(List<Piece> pieces, double size) => Cut(pieces, size, MaximumDepth);

    List<List<Piece>> Cut(List<Piece> pieces, double size, int depth)
    {
        if (depth == 0 || (GutterFinder.Find(pieces, size) ?? Known(pieces, size)) is not { } gutter)
            return [pieces];
        Remember(gutter);
        var columns = new List<List<Piece>>();
        var across = new List<Piece>();
        foreach (var band in Bands(pieces, gutter, size))
        {
            if (band.Left.Count == 0 || band.Right.Count == 0)
            {
                // What stands on one side only belongs to what stands across: the last line of an abstract, a heading.
                across.AddRange(band.Across.Concat(band.Left).Concat(band.Right));
                continue;
            }
            across.AddRange(band.Across);
            MoveHeadingLines(band, across, size);
            Flush(across, columns);
            columns.AddRange(Cut(band.Left, size, depth - 1));
            columns.AddRange(Cut(band.Right, size, depth - 1));
        }
        Flush(across, columns);
        return columns;
    }

    Gutter? Known(List<Piece> pieces, double size)
    {
        foreach (var gutter in _known)
            if (GutterFinder.Parts(pieces, gutter, size))
                return gutter;
        return null;
    }

    void Remember(Gutter gutter)
    {
        const int MostGutters = 12;
        if (_known.Count < MostGutters && !_known.Exists(known => known.Left < gutter.Right && gutter.Left < known.Right))
            _known.Add(gutter);
    }

    // The last line of a heading across the columns may be short enough to stand over one of them alone.
    static void MoveHeadingLines(Band band, List<Piece> across, double size)
    {
        if (across.Count == 0 || across[^1].Size < 1.1 * size)
            return;
        var isLeft = band.Left[0].Baseline > band.Right[0].Baseline;
        var (high, low) = isLeft ? (band.Left, band.Right) : (band.Right, band.Left);
        while (high.Count > 1 && Math.Abs(high[0].Size - across[^1].Size) < 0.5 && high[0].Baseline > low[0].Baseline + 0.5 * size
            && across[^1].Baseline - high[0].Baseline < 2 * high[0].Size)
        {
            across.Add(high[0]);
            high.RemoveAt(0);
        }
    }

    static void Flush(List<Piece> across, List<List<Piece>> columns)
    {
        if (across.Count > 0)
            columns.Add([.. across]);
        across.Clear();
    }

    // A heading over two of three columns parts the third too.
    bool IsAcross(Piece piece, Gutter gutter, double size) =>
        Crosses(piece, gutter) || (piece.Size > 1.2 * size && _known.Exists(known => Crosses(piece, known)));

    static bool Crosses(Piece piece, Gutter gutter) => !gutter.IsAfter(piece) && !gutter.IsBefore(piece);

    List<Band> Bands(List<Piece> pieces, Gutter gutter, double size)
    {
        var bands = new List<Band> { new([], [], []) };
        var edge = double.MaxValue;
        foreach (var piece in pieces.OrderByDescending(p => p.Baseline))
        {
            var band = bands[^1];
            if (IsAcross(piece, gutter, size))
            {
                if (band.Left.Count + band.Right.Count > 0)
                    bands.Add(band = new Band([], [], []));
                band.Across.Add(piece);
                edge = piece.Baseline;
            }
            else if (band.Across.Count > 0 && edge - piece.Baseline < 0.3 * size)
            {
                band.Across.Add(piece);
            }
            else
            {
                (gutter.IsAfter(piece) ? band.Left : band.Right).Add(piece);
            }
        }
        return bands;
    }

    /// <summary>What crosses the gutter, and the columns below it.</summary>
    sealed record Band(List<Piece> Across, List<Piece> Left, List<Piece> Right);
}
