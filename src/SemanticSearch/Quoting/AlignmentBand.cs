namespace SemanticSearch.Quoting;

/// <summary>
/// Alignment of a quotation with a source in a band of diagonals (E. Ukkonen, Algorithms for approximate string matching, 1985): word
/// <c>i</c> of the quotation is compared with the words around <c>diagonal + i</c> of the source. Work and memory are the product of the
/// quotation's length and the band's width.
/// </summary>
sealed class AlignmentBand
{
    const int Far = int.MaxValue / 2;

    readonly FoldedText _quote;
    readonly FoldedText _source;
    readonly int _from;
    readonly int _first;
    readonly int _width;
    readonly Step[] _steps;
    readonly int _end;

    /// <summary>Aligns.</summary>
    /// <param name="quote">The quotation.</param>
    /// <param name="source">The source.</param>
    /// <param name="from">The first word of the source that may be used.</param>
    /// <param name="diagonal">Where in the source the quotation's first word is expected; may be before its start.</param>
    /// <param name="reach">Words to either side of it.</param>
    public AlignmentBand(FoldedText quote, FoldedText source, int from, int diagonal, int reach)
    {
        _quote = quote;
        _source = source;
        _from = from;
        _first = diagonal - reach;
        _width = 2 * reach + 1;
        _steps = new Step[(quote.WordCount + 1) * _width];
        (Distance, _end) = Fill();
    }

    enum Step : byte
    {
        None,
        Equal,
        Replace,
        Insert,
        Delete,
    }

    /// <summary>The fewest words to change; a large number if the band lies outside the source.</summary>
    public int Distance { get; }

    /// <summary>The alignment of that distance, or null if it has no word of the source.</summary>
    public WordAlignment? Trace()
    {
        if (Distance >= Far)
            return null;
        var runs = new List<WordRun>();
        var (i, column) = (_quote.WordCount, _end);
        var sourceEnd = SourceAt(i, column);
        WordRun? open = null;
        while (i > 0)
        {
            var step = _steps[i * _width + column];
            var source = SourceAt(i, column);
            if (step == Step.Equal && open is { } run)
            {
                runs.Add(run);
                open = null;
            }
            // In the row above, the same place of the source is one column further on.
            (i, column) = step switch
            {
                Step.Insert => (i - 1, column + 1),
                Step.Delete => (i, column - 1),
                _ => (i - 1, column),
            };
            if (step != Step.Equal)
                open = new WordRun(i, open?.QuoteEnd ?? (step == Step.Delete ? i : i + 1), SourceAt(i, column), open?.SourceEnd ?? source);
        }
        if (open is { } last)
            runs.Add(last);
        runs.Reverse();
        var sourceStart = SourceAt(0, column);
        return sourceEnd > sourceStart ? new WordAlignment(sourceStart, sourceEnd, runs) : null;
    }

    // The words of the source used when `i` words of the quotation are, in a column of the band.
    int SourceAt(int i, int column) => _first + i + column;

    (int Distance, int End) Fill()
    {
        var above = new int[_width];
        var row = new int[_width];
        for (var column = 0; column < _width; column++)
            above[column] = IsInside(SourceAt(0, column)) ? 0 : Far;
        for (var i = 1; i <= _quote.WordCount; i++)
        {
            for (var column = 0; column < _width; column++)
                (row[column], _steps[i * _width + column]) = Cheapest(i, column, above, row);
            (above, row) = (row, above);
        }
        var best = 0;
        for (var column = 1; column < _width; column++)
        {
            // Of equals the last: a wrong last word is one that stands for another, not one too many.
            if (above[column] <= above[best])
                best = column;
        }
        return (above[best], best);
    }

    (int Cost, Step Step) Cheapest(int i, int column, int[] above, int[] row)
    {
        var source = SourceAt(i, column);
        if (!IsInside(source))
            return (Far, Step.None);
        var best = (Cost: Far, Step: Step.None);
        if (source > _from && above[column] < Far)
            best = _quote.Word(i - 1).SequenceEqual(_source.Word(source - 1))
                ? (above[column], Step.Equal)
                : (above[column] + 1, Step.Replace);
        if (column + 1 < _width && above[column + 1] + 1 < best.Cost)
            best = (above[column + 1] + 1, Step.Insert);
        if (column > 0 && row[column - 1] + 1 < best.Cost)
            best = (row[column - 1] + 1, Step.Delete);
        return best;
    }

    bool IsInside(int source) => source >= _from && source <= _source.WordCount;
}
