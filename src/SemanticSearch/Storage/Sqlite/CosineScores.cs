using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Cosine similarities of a query with the chunks in scope: all of them within known bounds, any of them exactly when asked for.</summary>
/// <param name="snapshot">The vectors.</param>
/// <param name="query">The query's unit vector; null where there is none, and every similarity is 0.</param>
/// <param name="scores">The similarities by position, to within the slack.</param>
/// <param name="slack">How far from the exact similarity they may be.</param>
sealed class CosineScores(VectorSnapshot snapshot, ReadOnlyMemory<float>? query, float[] scores, float slack)
{
    /// <summary>Those of a search without a dense leg.</summary>
    public static CosineScores None(VectorSnapshot snapshot) => new(snapshot, null, [], 0);

    /// <summary>Whether there is a dense leg.</summary>
    public bool IsDense => query is not null;

    /// <summary>How far <see cref="Rough"/> may be from <see cref="Exact"/>, at least 0.</summary>
    public float Slack => slack;

    /// <summary>The similarity to within the slack.</summary>
    public float Rough(int position) => query is null ? 0 : scores[position];

    /// <summary>The exact similarity, -1 to 1.</summary>
    public float Exact(int position)
    {
        if (query is not { } vector)
            return 0;
        if (slack == 0)
            return scores[position];
        var block = snapshot.BlockAt(position);
        // The product of two unit vectors in single precision may exceed 1 in the last place.
        return Math.Clamp(TensorPrimitives.Dot(vector.Span, snapshot.Blocks[block].Vector(position - snapshot.Starts[block]).Span), -1f, 1f);
    }

    /// <summary>The positions of greatest similarity, exactly those; in no order.</summary>
    /// <param name="scope">The positions that count; null for all.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="ties">Of equal similarities, the position that sorts first is better.</param>
    public IEnumerable<int> Best(Scope? scope, int count, IComparer<int> ties)
    {
        if (slack == 0)
            return BestPositions.Of(scores, scope, count, float.NegativeInfinity, ties);
        var first = BestPositions.Of(scores, scope, count, float.NegativeInfinity, ties).ToList();
        if (first.Count < count)
            return first;
        // What is better than one of these exactly is at most two slacks worse roughly.
        var least = first.Min(position => scores[position]) - 2 * slack;
        var near = new List<int>();
        for (var position = 0; position < scores.Length; position++)
            if (scores[position] >= least && (scope is null || scope.Holds(position)))
                near.Add(position);
        return near.Select(position => (Position: position, Score: Exact(position)))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Position, ties).Take(count).Select(one => one.Position);
    }
}
