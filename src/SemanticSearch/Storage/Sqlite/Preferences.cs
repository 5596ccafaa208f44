using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The chunks that fulfil each of a query's preferred filters.</summary>
/// <param name="Filters">The chunks of each, by position.</param>
sealed record Preferences(IReadOnlyList<RowSet> Filters)
{
    /// <summary>Which filters a chunk fulfils, as bits.</summary>
    public uint Of(int position)
    {
        var bits = 0u;
        for (var i = 0; i < Filters.Count; i++)
            if (Filters[i].Holds(position))
                bits |= 1u << i;
        return bits;
    }

    /// <summary>The chunks of some of the filters.</summary>
    /// <param name="bits">Which ones.</param>
    public IReadOnlyList<RowSet> Chosen(uint bits) => bits == 0 ? [] : [.. Filters.Where((_, i) => (bits & (1u << i)) != 0)];

    /// <summary>The chunks in scope that fulfil more filters than any others there; null where none fulfils one.</summary>
    /// <param name="scope">The chunks that count; null for all.</param>
    public RowSet? Most(RowSet? scope)
    {
        // The chunks that fulfil one of the filters looked at, two of them, and so on, at least.
        var atLeast = new List<RowSet>();
        foreach (var filter in Filters)
        {
            var chunks = filter.And(scope);
            if (atLeast.Count > 0 && chunks.And(atLeast[^1]) is { IsEmpty: false } more)
                atLeast.Add(more);
            for (var i = atLeast.Count - 1; i > 0; i--)
                atLeast[i].AddShared(atLeast[i - 1], chunks);
            if (atLeast.Count > 0)
                atLeast[0].AddAll(chunks);
            else if (!chunks.IsEmpty)
                atLeast.Add(chunks.Or(chunks));
        }
        return atLeast.LastOrDefault();
    }
}
