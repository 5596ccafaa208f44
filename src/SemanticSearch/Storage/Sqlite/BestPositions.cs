using System.Numerics;
using SemanticSearch.Storage.Filtering;

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
    public static IReadOnlyCollection<int> Of(ScoreArray scores, RowSet? scope, int count, float floor, IComparer<int> ties)
    {
        var worstFirst = Comparer<(float Score, int Position)>.Create((x, y) =>
            x.Score != y.Score ? x.Score.CompareTo(y.Score) : ties.Compare(y.Position, x.Position));
        var best = new PriorityQueue<int, (float Score, int Position)>(worstFirst);
        var (length, least) = (scores.Rows.Length, MathF.BitIncrement(floor));
        for (var word = 0; word < RowSet.WordsOf(length); word++)
        {
            // Most fail here, a word of them at once.
            var rows = RowSet.Word(scope, word, length);
            if (rows != 0)
                rows &= scores.AtLeast(word, least);
            for (; rows != 0; rows &= rows - 1)
            {
                var position = (word * RowSet.WordRows) + BitOperations.TrailingZeroCount(rows);
                if (best.Count < count)
                    best.Enqueue(position, (scores[position], position));
                else if (scores[position] >= least)
                    best.EnqueueDequeue(position, (scores[position], position));
                if (best.Count == count && best.TryPeek(out _, out var worst))
                    least = worst.Score;
            }
        }
        return [.. best.UnorderedItems.Select(item => item.Element)];
    }
}
