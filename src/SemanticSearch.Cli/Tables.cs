using Spectre.Console;

namespace SemanticSearch.Cli;

/// <summary>Tables without lines, which read well on a screen and through a pipe.</summary>
static class Tables
{
    const int Gap = 2;

    /// <summary>An empty table.</summary>
    /// <param name="columns">Its headings; those that begin with <c>#</c>, which is not shown, are over numbers.</param>
    public static Table Of(params IReadOnlyList<string> columns)
    {
        var table = new Table().Border(TableBorder.None);
        for (var i = 0; i < columns.Count; i++)
        {
            var isNumber = columns[i].StartsWith('#');
            table.AddColumn(new TableColumn(new Text(columns[i].TrimStart('#')))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                Padding = new Padding(0, 0, i < columns.Count - 1 ? Gap : 0, 0),
                // Names and numbers stay whole; what does not fit is folded in the last column.
                NoWrap = i < columns.Count - 1,
            });
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Add(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));
}
