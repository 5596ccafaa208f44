using System.Collections;

namespace SemanticSearch.Storage.Filtering;

/// <summary>What a part of a filter leaves: documents, or chunks by position. Its bits are its own.</summary>
/// <param name="Rows">The bits.</param>
/// <param name="OfChunks">Whether they are chunks.</param>
sealed record Selection(BitArray Rows, bool OfChunks)
{
    /// <summary>The chunks, given where each document's begin.</summary>
    public BitArray Chunks(int[] starts)
    {
        if (OfChunks)
            return Rows;
        var chunks = new BitArray(starts[^1]);
        for (var document = 0; document < Rows.Length; document++)
        {
            if (!Rows[document])
                continue;
            for (var position = starts[document]; position < starts[document + 1]; position++)
                chunks[position] = true;
        }
        return chunks;
    }

    /// <summary>Joins two by a bitwise operation, as documents if both are.</summary>
    public Selection With(Selection other, int[] starts, Func<BitArray, BitArray, BitArray> join) => OfChunks == other.OfChunks
        ? this with { Rows = join(Rows, other.Rows) }
        : new Selection(join(Chunks(starts), other.Chunks(starts)), OfChunks: true);

    /// <summary>All others.</summary>
    public Selection Not() => this with { Rows = Rows.Not() };
}
