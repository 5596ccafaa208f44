using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Compares a query with every vector. Reading the vectors from memory takes the time, not the arithmetic: kernels that share the query's
/// registers among four rows were no faster than <see cref="TensorPrimitives"/>.
/// </summary>
static class VectorScan
{
    // Below, sharing the rows among threads costs about what it saves.
    const int ParallelChunks = 20_000;

    /// <summary>Writes the dot product of the query with each chunk's vector to its position.</summary>
    /// <param name="snapshot">The vectors.</param>
    /// <param name="query">A vector of their length.</param>
    /// <param name="scope">The chunks that count; others keep their score. Null for all.</param>
    /// <param name="scores">The products, one for each chunk.</param>
    /// <param name="cancellationToken">Ends the scan before the next document.</param>
    public static void Score(
        VectorSnapshot snapshot, ReadOnlyMemory<float> query, Scope? scope, float[] scores, CancellationToken cancellationToken)
    {
        if (snapshot.Chunks < ParallelChunks)
            Scan(snapshot, 0, snapshot.Blocks.Length, query.Span, scope, scores, cancellationToken);
        else
            Parallel.ForEach(
                Partitioner.Create(0, snapshot.Blocks.Length),
                new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                range => Scan(snapshot, range.Item1, range.Item2, query.Span, scope, scores, cancellationToken));
    }

    static void Scan(
        VectorSnapshot snapshot,
        int from,
        int to,
        ReadOnlySpan<float> query,
        Scope? scope,
        float[] scores,
        CancellationToken cancellationToken)
    {
        for (var i = from; i < to; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<float> rows = snapshot.Blocks[i].Matrix;
            for (var at = snapshot.Starts[i]; rows.Length > 0; at++, rows = rows[query.Length..])
                // The product of two unit vectors in single precision may exceed 1 in the last place.
                if (scope is null || scope.Holds(at))
                    scores[at] = Math.Clamp(TensorPrimitives.Dot(query, rows[..query.Length]), -1f, 1f);
        }
    }
}
