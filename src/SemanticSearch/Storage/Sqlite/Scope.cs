using System.Collections;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The chunks that a filter and required and excluded phrases leave, by position.</summary>
sealed class Scope(BitArray chunks)
{
    /// <summary>Whether a chunk is among them.</summary>
    public bool Holds(int position) => chunks[position];

    /// <summary>Whether there is no chunk among them.</summary>
    public bool IsEmpty => !chunks.HasAnySet();

    /// <summary>The chunks at these positions, in ascending order.</summary>
    public static Scope Of(int count, IEnumerable<int> positions)
    {
        var chunks = new BitArray(count);
        foreach (var position in positions)
            chunks[position] = true;
        return new Scope(chunks);
    }

    /// <summary>The chunks of both.</summary>
    public Scope And(Scope? other) => other is null ? this : new Scope(new BitArray(chunks).And(other.Bits));

    /// <summary>The others.</summary>
    public Scope Not() => new(new BitArray(chunks).Not());

    BitArray Bits => chunks;
}
