using System.Numerics.Tensors;
using SemanticSearch.Storage.Filtering;

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
    /// <param name="cancellationToken">Ends the scan before the next page.</param>
    public static CosineScores Score(VectorSnapshot snapshot, ReadOnlyMemory<float> query, RowSet? scope, CancellationToken cancellationToken) =>
        Score(snapshot, query, scope, QueryCodes.IsSupported, cancellationToken);

    /// <summary>As the other, with a say in how.</summary>
    /// <param name="snapshot">The vectors.</param>
    /// <param name="query">A vector of their length.</param>
    /// <param name="scope">The chunks that count; null for all.</param>
    /// <param name="byCodes">Whether codes are compared, or numbers.</param>
    /// <param name="cancellationToken">Ends the scan before the next page.</param>
    public static CosineScores Score(
        VectorSnapshot snapshot, ReadOnlyMemory<float> query, RowSet? scope, bool byCodes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var scores = new CosineScores(snapshot, query, byCodes ? new QueryCodes(query.Span) : null);
        try
        {
            if ((scope?.Count ?? snapshot.Chunks) < ParallelChunks)
                for (var page = 0; page < snapshot.Pages.Length; page++)
                    Scan(page);
            else
                Parallel.For(
                    0,
                    snapshot.Pages.Length,
                    new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount },
                    Scan);
        }
        catch
        {
            scores.Dispose();
            throw;
        }
        return scores;

        void Scan(int number)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (page, start) = (snapshot.Pages[number], snapshot.PageStarts[number]);
            var products = scores.Rows.Slice(start, page.Rows);
            if (scores.Codes is not { } codes)
                Multiply(query.Span, page, start, scope, products);
            else if (scope is null)
                codes.Multiply(page.Codes, products);
            else
                foreach (var position in scope.In(start, start + page.Rows))
                    products[position - start] = codes.Product(page.Codes, position - start);
        }
    }

    static void Multiply(ReadOnlySpan<float> query, CodePage page, int start, RowSet? scope, Span<float> products)
    {
        var row = 0;
        foreach (var block in page.Blocks)
            for (var rows = block.Matrix.AsSpan(); rows.Length > 0; row++, rows = rows[query.Length..])
                if (scope is null || scope.Holds(start + row))
                    products[row] = Math.Clamp(TensorPrimitives.Dot(query, rows[..query.Length]), -1f, 1f);
    }
}
