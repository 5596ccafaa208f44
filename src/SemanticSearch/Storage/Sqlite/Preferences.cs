using System.Collections;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The chunks that fulfil each of a query's preferred filters.</summary>
/// <param name="Filters">The chunks of each, by position.</param>
sealed record Preferences(IReadOnlyList<BitArray> Filters)
{
    /// <summary>Which filters a chunk fulfils, as bits.</summary>
    public uint Of(int position)
    {
        var bits = 0u;
        for (var i = 0; i < Filters.Count; i++)
            if (Filters[i][position])
                bits |= 1u << i;
        return bits;
    }

    /// <summary>The chunks of some of the filters.</summary>
    /// <param name="bits">Which ones.</param>
    public IReadOnlyList<BitArray> Chosen(uint bits) => bits == 0 ? [] : [.. Filters.Where((_, i) => (bits & (1u << i)) != 0)];

    /// <summary>The chunks in scope that fulfil more filters than any others there; null where none fulfils one.</summary>
    /// <param name="scope">The chunks that count; null for all.</param>
    public Scope? Most(Scope? scope)
    {
        if (Filters.Count == 0)
            return null;
        var all = Filters.Skip(1).Aggregate(new Scope(Filters[0]), (both, filter) => new Scope(filter).And(both));
        if (scope is not null)
            all = all.And(scope);
        return all.IsEmpty ? Some(scope) : all;
    }

    Scope? Some(Scope? scope)
    {
        var chunks = Filters[0].Length;
        var (counts, most) = (new byte[chunks], 0);
        for (var position = 0; position < chunks; position++)
            if (scope is null || scope.Holds(position))
                most = Math.Max(most, counts[position] = (byte)uint.PopCount(Of(position)));
        return most == 0 ? null : Scope.Of(chunks, Enumerable.Range(0, chunks).Where(position => counts[position] == most));
    }
}
