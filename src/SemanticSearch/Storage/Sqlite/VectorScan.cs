using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Exact nearest neighbours by comparing the query with every vector. Reading the vectors from memory takes the time, not the
/// arithmetic: kernels that share the query's registers among four rows were no faster than <see cref="TensorPrimitives"/>.
/// </summary>
static class VectorScan
{
    // Below, sharing the rows among threads costs about what it saves.
    const int ParallelChunks = 20_000;

    /// <summary>The <paramref name="limit"/> rows with the greatest dot products, best first.</summary>
    /// <param name="snapshot">The vectors.</param>
    /// <param name="query">A vector of their length.</param>
    /// <param name="limit">How many rows, at least 1.</param>
    /// <param name="cancellationToken">Ends the scan before the next document.</param>
    public static RankedRow[] Nearest(
        VectorSnapshot snapshot, ReadOnlyMemory<float> query, int limit, CancellationToken cancellationToken)
    {
        var best = new BestRows(limit);
        if (snapshot.Chunks < ParallelChunks)
            Scan(snapshot.Blocks, query.Span, best, cancellationToken);
        else
            ScanInParallel(snapshot.Blocks, query, limit, best, cancellationToken);
        return best.Ranked();
    }

    static void ScanInParallel(
        VectorBlock[] blocks, ReadOnlyMemory<float> query, int limit, BestRows best, CancellationToken cancellationToken) =>
        Parallel.ForEach(
            Partitioner.Create(0, blocks.Length),
            new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
            () => new BestRows(limit),
            (range, _, own) =>
            {
                Scan(blocks.AsSpan(range.Item1, range.Item2 - range.Item1), query.Span, own, cancellationToken);
                return own;
            },
            own =>
            {
                lock (best)
                    best.Merge(own);
            });

    static void Scan(
        ReadOnlySpan<VectorBlock> blocks, ReadOnlySpan<float> query, BestRows best, CancellationToken cancellationToken)
    {
        foreach (var block in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<float> rows = block.Matrix;
            for (var row = 0; rows.Length > 0; row++, rows = rows[query.Length..])
                best.Offer(TensorPrimitives.Dot(query, rows[..query.Length]), block, row);
        }
    }
}
