using FsCheck.Xunit;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class VectorScanTests
{
    [Property(MaxTest = 50)]
    public void The_ranking_is_that_of_comparing_everything_in_double_precision(int seed, byte documents, byte limit)
    {
        var random = new Random(seed);
        var snapshot = Snapshot(documents, 16, random);
        var query = IndexedDocuments.ExactUnit(16, random);

        AssertRanked(snapshot, query, limit + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(1000)]
    public void So_is_the_ranking_of_many_rows_that_threads_share(int limit)
    {
        var random = new Random(limit);
        var snapshot = Snapshot(10_000, 16, random);
        Assert.InRange(snapshot.Chunks, 40_000, 60_000);

        AssertRanked(snapshot, IndexedDocuments.ExactUnit(16, random), limit);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void A_scan_can_be_cancelled(int documents)
    {
        var random = new Random(1);
        var snapshot = Snapshot(documents, 16, random);

        Assert.ThrowsAny<OperationCanceledException>(
            () => VectorScan.Nearest(snapshot, IndexedDocuments.ExactUnit(16, random), 10, new CancellationToken(canceled: true)));
    }

    static void AssertRanked(VectorSnapshot snapshot, float[] query, int limit)
    {
        var expected = snapshot.Blocks
            .SelectMany(block => block.Matrix.Chunk(query.Length).Select(
                (vector, row) => (Score: vector.Zip(query, (x, y) => (double)x * y).Sum(), block.DocumentId, Row: row)))
            .OrderByDescending(row => row.Score)
            .ThenBy(row => row.DocumentId, StringComparer.Ordinal)
            .ThenBy(row => row.Row)
            .Take(limit);

        var ranked = VectorScan.Nearest(snapshot, query, limit, TestContext.Current.CancellationToken);

        Assert.Equal(expected, ranked.Select(row => ((double)row.Score, row.Block.DocumentId, row.Row)));
    }

    static VectorSnapshot Snapshot(int documents, int dimensions, Random random)
    {
        var blocks = Enumerable.Range(0, documents)
            .Select(i => new VectorBlock(i, $"{random.Next()} {i}", 1, Matrix(random.Next(11), dimensions, random)))
            .ToArray();
        return new VectorSnapshot(1, blocks, blocks.Sum(block => block.Matrix.Length / dimensions));
    }

    static float[] Matrix(int rows, int dimensions, Random random) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => IndexedDocuments.ExactUnit(dimensions, random))];
}
