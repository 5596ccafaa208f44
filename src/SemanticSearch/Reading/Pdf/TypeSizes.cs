namespace SemanticSearch.Reading.Pdf;

/// <summary>What type and spacing a document is set in.</summary>
sealed class TypeSizes
{
    const double Step = 12;
    const int FewLines = 4;

    readonly Dictionary<int, double> _rights = [];

    /// <summary>Measures the pages.</summary>
    public TypeSizes(List<PageLines> pages)
    {
        Body = Mode(pages.SelectMany(page => page.Lines).Select(line => (line.Size, line.Text.Length)), 10);
        Leading = MostCommon([.. pages.SelectMany(page => page.Columns).SelectMany(Distances).Order()], Body * 1.25);
        foreach (var group in pages.SelectMany(page => page.Lines).GroupBy(line => Key(line.Left)))
        {
            var rights = group.Select(line => line.Right).Order().ToList();
            _rights[group.Key] = rights[(int)(0.9 * (rights.Count - 1))];
        }
    }

    /// <summary>The type of most characters, in points.</summary>
    public double Body { get; }

    /// <summary>The usual distance between baselines, in points.</summary>
    public double Leading { get; }

    /// <summary>The distance between baselines that is usual for a line's type.</summary>
    public double LeadingOf(TextLine line) => Leading * Math.Max(1, line.Size / Body);

    /// <summary>How far the lines of a column reach; where the column has only a few, other columns that begin there tell.</summary>
    public double RightOf(List<TextLine> column)
    {
        var right = column.Max(line => line.Right);
        return column.Count >= FewLines ? right : Math.Max(right, _rights.GetValueOrDefault(Key(column.Min(line => line.Left))));
    }

    IEnumerable<double> Distances(List<TextLine> column)
    {
        for (var i = 1; i < column.Count; i++)
            if (Math.Abs(column[i].Size - Body) < 0.5 && column[i - 1].Baseline - column[i].Baseline is var distance
                && distance > 0.8 * Body && distance < 2.6 * Body)
                yield return distance;
    }

    // Distances vary by rounding, so those within a few percent count as one; sorted, they need one pass.
    static double MostCommon(List<double> distances, double otherwise)
    {
        var (best, bestCount, from) = (otherwise, 2, 0);
        for (var i = 0; i < distances.Count; i++)
        {
            while (distances[from] < 0.93 * distances[i])
                from++;
            if (i - from + 1 > bestCount)
                (best, bestCount) = (distances[(from + i) / 2], i - from + 1);
        }
        return best;
    }

    static int Key(double left) => (int)(left / Step);

    static double Mode(IEnumerable<(double Value, int Weight)> values, double otherwise) => values
        .GroupBy(v => Math.Round(v.Value * 2) / 2)
        .OrderByDescending(group => group.Sum(v => v.Weight))
        .FirstOrDefault()?.Key ?? otherwise;
}
