using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

/// <summary>Sets of rows, row by row.</summary>
static class RowSets
{
    public static RowSet Of(params bool[] rows) => RowSet.Of(rows.Length, Enumerable.Range(0, rows.Length).Where(row => rows[row]));

    public static IEnumerable<bool> Bits(this RowSet set) => Enumerable.Range(0, set.Length).Select(set.Holds);
}
