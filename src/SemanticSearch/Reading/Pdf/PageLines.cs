namespace SemanticSearch.Reading.Pdf;

/// <summary>The lines of a page in reading order.</summary>
sealed class PageLines(int number, double width, double height, List<List<TextLine>> columns, IReadOnlyList<Rule> rules)
{
    // Beyond this a page is a map or a drawing, and its labels have no order to find.
    const int MaximumPieces = 20_000;

    /// <summary>Its place in the file, from 1.</summary>
    public int Number => number;

    /// <summary>Its width in points.</summary>
    public double Width => width;

    /// <summary>Its height in points.</summary>
    public double Height => height;

    /// <summary>Its columns, and what stands across them, in reading order; each from top to bottom.</summary>
    public List<List<TextLine>> Columns => columns;

    /// <summary>Its horizontal lines.</summary>
    public IReadOnlyList<Rule> Rules => rules;

    /// <summary>What is printed on it as its number, or null.</summary>
    public string? Label { get; set; }

    /// <summary>All lines.</summary>
    public IEnumerable<TextLine> Lines => columns.SelectMany(column => column);

    /// <summary>Finds the lines of a page.</summary>
    public static PageLines Of(GlyphPage page, ColumnCutter cutter, PdfBudget budget)
    {
        var pieces = PieceFinder.Find(page);
        var size = LineAssembler.TypicalSize(pieces);
        var columns = pieces.Count > MaximumPieces ? [pieces] : cutter.Cut(pieces, size);
        return new PageLines(
            page.Number,
            page.Width,
            page.Height,
            columns.ConvertAll(column => LineAssembler.Assemble(column, page.Number, budget)),
            page.Rules);
    }
}
