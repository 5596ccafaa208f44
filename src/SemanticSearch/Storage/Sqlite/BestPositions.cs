namespace SemanticSearch.Storage.Sqlite;

/// <summary>Finds the positions with the greatest scores.</summary>
static class BestPositions
{
    /// <summary>At most <paramref name="count"/> positions with scores above <paramref name="floor"/>, in no order.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="scope">The positions that count; null for all.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="floor">What a score must exceed.</param>
    /// <param name="ties">Of equal scores, the position that sorts first is better.</param>
    public static IEnumerable<int> Of(float[] scores, Scope? scope, int count, float floor, IComparer<int> ties)
    {
        var worstFirst = Comparer<(float Score, int Position)>.Create((x, y) =>
            x.Score != y.Score ? x.Score.CompareTo(y.Score) : ties.Compare(y.Position, x.Position));
        var best = new PriorityQueue<int, (float Score, int Position)>(worstFirst);
        var least = float.NegativeInfinity;
        for (var i = 0; i < scores.Length; i++)
        {
            // Most fail the first comparison.
            if (scores[i] < least || scores[i] <= floor || (scope is not null && !scope.Holds(i)))
                continue;
            if (best.Count < count)
                best.Enqueue(i, (scores[i], i));
            else
                best.EnqueueDequeue(i, (scores[i], i));
            if (best.Count == count && best.TryPeek(out _, out var worst))
                least = worst.Score;
        }
        return best.UnorderedItems.Select(item => item.Element);
    }
}
