namespace SemanticSearch.Storage.Sqlite;

/// <summary>Keeps the best of the rows that it is offered, at most <paramref name="limit"/>. Used by one thread at a time.</summary>
sealed class BestRows(int limit)
{
    static readonly Comparer<RankedRow> WorstFirst = Comparer<RankedRow>.Create((x, y) => y.CompareTo(x));

    readonly PriorityQueue<VectorBlock, RankedRow> _rows = new(WorstFirst);

    // What a row must reach to be kept. Most don't, so this one comparison is what a row costs.
    float _floor = float.NegativeInfinity;

    /// <summary>Offers a row.</summary>
    public void Offer(float score, VectorBlock block, int row)
    {
        if (score >= _floor)
            Offer(new RankedRow(score, block, row));
    }

    /// <summary>Offers all that another has kept.</summary>
    public void Merge(BestRows other)
    {
        foreach (var (_, row) in other._rows.UnorderedItems)
            Offer(row);
    }

    /// <summary>The rows kept, best first.</summary>
    public RankedRow[] Ranked() => [.. _rows.UnorderedItems.Select(item => item.Priority).Order()];

    void Offer(RankedRow row)
    {
        if (_rows.Count < limit)
            _rows.Enqueue(row.Block, row);
        else
            _rows.EnqueueDequeue(row.Block, row);
        if (_rows.Count == limit && _rows.TryPeek(out _, out var worst))
            _floor = worst.Score;
    }
}
