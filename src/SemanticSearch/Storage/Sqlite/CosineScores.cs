using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Cosine similarities of a query with the chunks in scope: all of them within known bounds, any of them exactly when asked for.</summary>
/// <param name="snapshot">The vectors.</param>
/// <param name="query">The query's unit vector; null where there is none, and every similarity is 0.</param>
/// <param name="scores">The similarities by position, to within their slacks.</param>
/// <param name="slacks">How far from the exact similarities they may be; empty where they are exact.</param>
sealed class CosineScores(VectorSnapshot snapshot, ReadOnlyMemory<float>? query, float[] scores, float[] slacks)
{
    /// <summary>Those of a search without a dense leg.</summary>
    public static CosineScores None(VectorSnapshot snapshot) => new(snapshot, null, [], []);

    /// <summary>What the similarity is at most.</summary>
    public float Upper(int position) => query is null ? 0 : slacks.Length == 0 ? scores[position] : scores[position] + slacks[position];

    /// <summary>What the similarity is at least.</summary>
    public float Lower(int position) => query is null ? 0 : slacks.Length == 0 ? scores[position] : scores[position] - slacks[position];

    /// <summary>The exact similarity, -1 to 1.</summary>
    public float Exact(int position)
    {
        if (query is not { } vector)
            return 0;
        if (slacks.Length == 0)
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
        var roughly = BestPositions.Of(scores, scope, count, float.NegativeInfinity, ties).ToList();
        if (slacks.Length == 0 || roughly.Count < count)
            return roughly;
        // So many reach this, so that what cannot is none of the best.
        var least = roughly.Min(Lower);
        var near = new List<int>();
        for (var position = 0; position < scores.Length; position++)
            if (scores[position] + slacks[position] >= least && (scope is null || scope.Holds(position)))
                near.Add(position);
        return near.Select(position => (Position: position, Score: Exact(position)))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Position, ties).Take(count).Select(one => one.Position);
    }
}
