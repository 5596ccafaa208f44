using System.Numerics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Finds the positions with the greatest scores.</summary>
static class BestPositions
{
    // More groups bring the bound nearer, and take longer to sort.
    const int GroupsPerPosition = 8;

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
        var (length, least) = (scores.Rows.Length, Math.Max(MathF.BitIncrement(floor), Reached(scores, scope, count)));
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

    // A score that so many positions reach, nearly the best of these: the least of as many greatest scores of groups of positions. Without
    // it, most of what comes first is taken in only to be driven out again.
    static float Reached(ScoreArray scores, RowSet? scope, int count)
    {
        var length = scores.Rows.Length;
        var groupWords = Math.Max(1, RowSet.WordsOf(length) / (count * GroupsPerPosition));
        var greatest = new List<float>((RowSet.WordsOf(length) / groupWords) + 1);
        for (var word = 0; word < RowSet.WordsOf(length); word += groupWords)
        {
            var best = float.NegativeInfinity;
            for (var own = word; own < Math.Min(word + groupWords, RowSet.WordsOf(length)); own++)
                if (RowSet.Word(scope, own, length) is not 0 and var rows)
                    best = Math.Max(best, scores.Greatest(own, rows));
            if (best > float.NegativeInfinity)
                greatest.Add(best);
        }
        if (greatest.Count < count)
            return float.NegativeInfinity;
        greatest.Sort();
        return greatest[^count];
    }
}
