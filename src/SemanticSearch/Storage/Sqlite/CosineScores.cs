using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Cosine similarities of a query with the chunks in scope: all of them within known bounds, any of them exactly when asked for.</summary>
/// <param name="snapshot">The vectors.</param>
/// <param name="query">The query's unit vector; null where there is none, and every similarity is 0.</param>
/// <param name="codes">What the similarities were computed with; null where they are exact.</param>
sealed class CosineScores(VectorSnapshot snapshot, ReadOnlyMemory<float>? query, QueryCodes? codes) : IDisposable
{
    readonly ScoreArray? _scores = query is null ? null : new ScoreArray(snapshot.Chunks);

    /// <summary>Those of a search without a dense leg.</summary>
    public static CosineScores None(VectorSnapshot snapshot) => new(snapshot, null, null);

    /// <summary>What the similarities were computed with; null where they are exact.</summary>
    public QueryCodes? Codes => codes;

    /// <summary>The similarities by position, to be filled; empty without a query.</summary>
    public Span<float> Rows => _scores is null ? [] : _scores.Rows;

    /// <summary>What the similarity is at most.</summary>
    public float Upper(int position) => _scores is null ? 0 : codes is null ? _scores[position] : _scores[position] + codes.Slack(snapshot.CodeErrors[position]);

    /// <summary>What the similarity is at least.</summary>
    public float Lower(int position) => _scores is null ? 0 : codes is null ? _scores[position] : _scores[position] - codes.Slack(snapshot.CodeErrors[position]);

    /// <summary>What the similarities of 16 chunks are at least and at most, but for rounding.</summary>
    /// <param name="position">The first one, a multiple of 16.</param>
    public (Vector512<float> Lower, Vector512<float> Upper) Bounds(int position)
    {
        if (_scores is null)
            return (Vector512<float>.Zero, Vector512<float>.Zero);
        var scores = Vector512.Create(_scores.Words.Slice(position, Vector512<float>.Count));
        if (codes is null)
            return (scores, scores);
        var errors = Vector512.Create<float>(snapshot.CodeErrors.AsSpan(position, Vector512<float>.Count));
        var slack = (errors * codes.SlackOfError) + Vector512.Create(codes.LeastSlack);
        return (scores - slack, scores + slack);
    }

    /// <summary>The exact similarity, -1 to 1.</summary>
    public float Exact(int position)
    {
        if (query is not { } vector)
            return 0;
        if (codes is null)
            return _scores![position];
        var block = snapshot.BlockAt(position);
        // The product of two unit vectors in single precision may exceed 1 in the last place.
        return Math.Clamp(TensorPrimitives.Dot(vector.Span, snapshot.Blocks[block].Vector(position - snapshot.Starts[block]).Span), -1f, 1f);
    }

    /// <summary>Asks the memory for what <see cref="Exact"/> reads, without waiting for it.</summary>
    public void Prefetch(int position)
    {
        if (query is null || codes is null)
            return;
        var block = snapshot.BlockAt(position);
        CacheLines.Prefetch(snapshot.Blocks[block].Vector(position - snapshot.Starts[block]).Span);
    }

    /// <summary>Whether one chunk is more similar than another.</summary>
    public bool IsGreater(int position, int other) =>
        Upper(position) > Lower(other) && (Lower(position) > Upper(other) || Exact(position) > Exact(other));

    /// <summary>The positions of greatest similarity, exactly those; in no order.</summary>
    /// <param name="scope">The positions that count; null for all.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="ties">Of equal similarities, the position that sorts first is better.</param>
    public IEnumerable<int> Best(RowSet? scope, int count, IComparer<int> ties)
    {
        if (_scores is null)
            return [];
        var roughly = BestPositions.Of(_scores, scope, count, float.NegativeInfinity, ties);
        if (codes is null || roughly.Count < count)
            return roughly;
        // So many reach this, so that what cannot is none of the best.
        var least = roughly.Min(Exact);
        return Reaching(least, scope).Select(position => (Position: position, Score: Exact(position)))
            .OrderByDescending(one => one.Score).ThenBy(one => one.Position, ties).Take(count).Select(one => one.Position);
    }

    /// <inheritdoc/>
    public void Dispose() => _scores?.Dispose();

    List<int> Reaching(float least, RowSet? scope)
    {
        // Sums of vectors may be rounded otherwise.
        var bound = Vector512.Create(least - 1e-6f);
        var reaching = new List<int>();
        for (var word = 0; word < RowSet.WordsOf(snapshot.Chunks); word++)
        {
            var rows = RowSet.Word(scope, word, snapshot.Chunks);
            if (rows != 0)
                rows &= AtLeast(word * RowSet.WordRows, bound);
            for (; rows != 0; rows &= rows - 1)
                if ((word * RowSet.WordRows) + BitOperations.TrailingZeroCount(rows) is var position && Upper(position) >= least)
                    reaching.Add(position);
        }
        return reaching;
    }

    ulong AtLeast(int first, Vector512<float> bound)
    {
        var bits = 0ul;
        for (var at = 0; at < RowSet.WordRows; at += Vector512<float>.Count)
            bits |= Vector512.GreaterThanOrEqual(Bounds(first + at).Upper, bound).ExtractMostSignificantBits() << at;
        return bits;
    }
}
