using SemanticSearch.Reading.Archives;

namespace SemanticSearch.Reading.Tables;

/// <summary>Makes documents of the rows of a table.</summary>
static class TableRows
{
    // What a table's error shows of its columns.
    const int ShownColumns = 20;

    /// <summary>The rows, in their order, as sources; broken ones fail when they are opened.</summary>
    /// <exception cref="ContainerException">The table cannot be read from here on, or no column is known to be its text.</exception>
    public static IEnumerable<DocumentSource> Read(Container container, ArchiveBudget budget, CancellationToken cancellationToken)
    {
        var (text, encoding) = TableText.Open(container, budget, cancellationToken);
        using var reader = text;
        var mapping = RowMappingFile.Find(container.Location);
        var maker = new RowDocuments(container, encoding);
        IReadOnlyList<string>? known = null;
        RowMapping? guessed = null;
        foreach (var row in RowsOf(container, reader, budget))
        {
            cancellationToken.ThrowIfCancellationRequested();
            budget.TakeEntry();
            if (row.IsBlank)
                continue;
            if (row.Problem is null && mapping is null && known != row.Columns)
            {
                guessed = RowMapping.Guess(row.Columns);
                if (guessed is null && known is null)
                    throw NoText(row.Columns);
                known = row.Columns;
            }
            if (container.Kind == ContainerKind.DelimitedTable && row.Problem is null && mapping?.Missing(row.Columns) is { } missing)
                throw new ContainerException($"its mapping names a column '{missing}' that is not there; there are {List(row.Columns)}");
            yield return maker.SourceOf(row, mapping ?? guessed);
        }
    }

    static IEnumerable<TableRow> RowsOf(Container container, TextReader reader, ArchiveBudget budget) => container.Kind switch
    {
        ContainerKind.DelimitedTable => DelimitedTable.Read(reader, container.FileName),
        ContainerKind.JsonLines => JsonTable.ReadLines(reader),
        _ => JsonTable.ReadArray(reader, budget),
    };

    static ContainerException NoText(IReadOnlyList<string> columns) => new(
        $"has no column that is known to be the text; there are {List(columns)}; say which in a file NAME.mapping.yaml beside it, as in "
        + $"'text: {columns.FirstOrDefault(name => name.Length > 0) ?? "column"}'");

    static string List(IReadOnlyList<string> columns) =>
        string.Join(", ", columns.Take(ShownColumns).Select(name => $"'{Shown(name)}'")) + (columns.Count > ShownColumns ? ", …" : "");

    static string Shown(string name) => new([.. name.Take(40).Select(c => char.IsControl(c) ? '_' : c)]);
}
