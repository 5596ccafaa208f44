using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Compares a query with every vector. Reading the vectors from memory takes the time, not the arithmetic: so they are compared in a byte a
/// number first, and exactly only where it matters (<see cref="CosineScores"/>).
/// </summary>
static class VectorScan
{
    // Below, sharing the rows among threads costs about what it saves.
    const int ParallelChunks = 20_000;

    /// <summary>Compares the query with the chunks in scope.</summary>
    /// <param name="snapshot">The vectors.</param>
    /// <param name="query">A vector of their length.</param>
    /// <param name="scope">The chunks that count; null for all.</param>
    /// <param name="cancellationToken">Ends the scan before the next document.</param>
    public static CosineScores Score(VectorSnapshot snapshot, ReadOnlyMemory<float> query, Scope? scope, CancellationToken cancellationToken)
    {
        var codes = QueryCodes.IsSupported ? new QueryCodes(query.Span) : null;
        var (scores, slacks) = (new float[snapshot.Chunks], codes is null ? [] : new float[snapshot.Chunks]);
        if (snapshot.Chunks < ParallelChunks)
            Scan(0, snapshot.Blocks.Length);
        else
            Parallel.ForEach(
                Partitioner.Create(0, snapshot.Blocks.Length),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                range => Scan(range.Item1, range.Item2));
        return new CosineScores(snapshot, query, scores, slacks);

        void Scan(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (codes is null)
                    Exactly(snapshot, i, query.Span, scope, scores);
                else
                    ByCodes(snapshot, i, codes, scope, scores, slacks);
            }
        }
    }

    static void ByCodes(VectorSnapshot snapshot, int block, QueryCodes query, Scope? scope, float[] scores, float[] slacks)
    {
        var (codes, start) = (snapshot.Blocks[block].Codes, snapshot.Starts[block]);
        if (codes.Scales.Length == 0)
            return;
        var dimensions = codes.Codes.Length / codes.Scales.Length;
        for (var row = 0; row < codes.Scales.Length; row++)
        {
            if (scope is not null && !scope.Holds(start + row))
                continue;
            scores[start + row] = query.Dot(codes.Codes.AsSpan(row * dimensions, dimensions), codes.Scales[row]);
            slacks[start + row] = query.Slack(codes.Errors[row]);
        }
    }

    static void Exactly(VectorSnapshot snapshot, int block, ReadOnlySpan<float> query, Scope? scope, float[] scores)
    {
        ReadOnlySpan<float> rows = snapshot.Blocks[block].Matrix;
        for (var at = snapshot.Starts[block]; rows.Length > 0; at++, rows = rows[query.Length..])
            if (scope is null || scope.Holds(at))
                scores[at] = Math.Clamp(TensorPrimitives.Dot(query, rows[..query.Length]), -1f, 1f);
    }
}
