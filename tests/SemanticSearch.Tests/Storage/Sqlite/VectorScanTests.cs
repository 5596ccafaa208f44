using FsCheck.Xunit;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class VectorScanTests
{
    static readonly Lazy<FilterDocument> Fields = new(() => throw new InvalidOperationException("a scan looks at no fields"));

    [Property(MaxTest = 50)]
    public void Scores_are_those_of_comparing_everything_in_double_precision(int seed, byte documents)
    {
        var random = new Random(seed);
        AssertScored(Snapshot(documents, 16, random), IndexedDocuments.ExactUnit(16, random));
    }

    [Fact]
    public void So_are_the_scores_of_many_rows_that_threads_share()
    {
        var random = new Random(1);
        var snapshot = Snapshot(10_000, 16, random);
        Assert.InRange(snapshot.Chunks, 40_000, 60_000);

        AssertScored(snapshot, IndexedDocuments.ExactUnit(16, random));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void A_scan_can_be_cancelled(int documents)
    {
        var random = new Random(1);
        var snapshot = Snapshot(documents, 16, random);
        var scores = new float[snapshot.Chunks];

        Assert.ThrowsAny<OperationCanceledException>(
            () => VectorScan.Score(snapshot, IndexedDocuments.ExactUnit(16, random), null, scores, new CancellationToken(canceled: true)));
    }

    [Property(MaxTest = 50)]
    public void A_position_leads_to_its_document(int seed, byte documents)
    {
        var snapshot = Snapshot(documents, 4, new Random(seed));

        for (var position = 0; position < snapshot.Chunks; position++)
        {
            var block = snapshot.BlockAt(position);
            Assert.InRange(position, snapshot.Starts[block], snapshot.Starts[block + 1] - 1);
        }
    }

    static void AssertScored(VectorSnapshot snapshot, float[] query)
    {
        var expected = snapshot.Blocks
            .SelectMany(block => block.Matrix.Chunk(query.Length))
            .Select(vector => vector.Zip(query, (x, y) => (double)x * y).Sum());
        var scores = new float[snapshot.Chunks];

        VectorScan.Score(snapshot, query, null, scores, TestContext.Current.CancellationToken);

        Assert.Equal(expected, scores.Select(score => (double)score));
    }

    static VectorSnapshot Snapshot(int documents, int dimensions, Random random)
    {
        var (blocks, next) = (new List<VectorBlock>(), 1L);
        for (var i = 0; i < documents; i++)
        {
            var lengths = new ushort[random.Next(11)];
            blocks.Add(new VectorBlock(
                i, $"{random.Next()} {i}", 1, lengths.Length == 0 ? 0 : next, lengths, Matrix(lengths.Length, dimensions, random), Fields));
            next += lengths.Length + random.Next(3);
        }
        return new VectorSnapshot(1, blocks.OrderBy(_ => random.Next()));
    }

    static float[] Matrix(int rows, int dimensions, Random random) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => IndexedDocuments.ExactUnit(dimensions, random))];
}
