using AngleSharp.Dom;

namespace SemanticSearch.Reading.Html;

/// <summary>Keeps the columns of a table's rows apart: spanned and empty cells leave their place empty.</summary>
sealed class TableState
{
    const int MaximumColumns = 64;
    const int LongCell = 4;

    readonly int[] _rowsLeft = new int[MaximumColumns];
    int _column;
    int _parted;
    int _width;

    /// <summary>Whether a table is there to lay a page out, so that its cells are no more than blocks.</summary>
    public static bool IsLayout(IElement table)
    {
        if (table.Says("role", "presentation", "none"))
            return true;
        var (rows, cells, blocks, hasHeads) = (0, 0, 0, false);
        foreach (var node in table.InReadingOrder())
        {
            if (node is not IElement { LocalName: var name } || node == table)
                continue;
            if (name is "table" or "ul" or "ol" or "dl" or "form" || HtmlNames.HeadingLevel(name) > 0)
                return true;
            hasHeads |= name is "th" or "thead" or "caption";
            rows += name == "tr" ? 1 : 0;
            cells += name is "td" or "th" ? 1 : 0;
            blocks += name is "p" or "div" or "blockquote" or "pre" ? 1 : 0;
        }
        return !hasHeads && (cells <= 1 || cells == rows || blocks > LongCell * cells);
    }

    /// <summary>A row begins.</summary>
    public void BeginRow() => (_column, _parted, _width) = (0, 0, 0);

    /// <summary>A cell begins, in the next column that no cell of a row above reaches into.</summary>
    public void BeginCell(IElement cell)
    {
        _column = _width;
        while (_column < MaximumColumns && _rowsLeft[_column] > 0)
            _rowsLeft[_column++]--;
        _width = _column;
        var rows = Math.Max(1, cell.Number("rowspan", 1, 1_000)) - 1;
        for (var columns = Math.Max(1, cell.Number("colspan", 1, MaximumColumns)); columns > 0 && _width < MaximumColumns; columns--)
            _rowsLeft[_width++] = rows;
    }

    /// <summary>What stands between the text written before and that of the current cell; an empty string within a cell.</summary>
    public string Separator()
    {
        var separators = Math.Max(0, _column - _parted);
        _parted = _column;
        return string.Concat(Enumerable.Repeat(" | ", separators));
    }
}
