namespace SemanticSearch.Storage.Filtering;

/// <summary>What a part of a filter leaves: documents, or chunks by position.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="OfChunks">Whether they are chunks.</param>
sealed record Selection(RowSet Rows, bool OfChunks)
{
    /// <summary>The chunks, given where each document's begin.</summary>
    public RowSet Chunks(int[] starts)
    {
        if (OfChunks)
            return Rows;
        var chunks = new RowSet(starts[^1]);
        foreach (var document in Rows)
            chunks.AddRange(starts[document], starts[document + 1]);
        return chunks;
    }

    /// <summary>Joins two by an operation on sets, as documents if both are.</summary>
    public Selection With(Selection other, int[] starts, Func<RowSet, RowSet, RowSet> join) => OfChunks == other.OfChunks
        ? this with { Rows = join(Rows, other.Rows) }
        : new Selection(join(Chunks(starts), other.Chunks(starts)), OfChunks: true);

    /// <summary>All others.</summary>
    public Selection Not() => this with { Rows = Rows.Not() };
}
