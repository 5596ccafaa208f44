using FsCheck.Xunit;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Storage.Sqlite.VectorSnapshots;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class VectorScanTests
{
    [Property(MaxTest = 50)]
    public void Scores_are_those_of_comparing_everything_in_double_precision(int seed, byte documents, bool byCodes)
    {
        var random = new Random(seed);
        AssertScored(Of(documents, 16, random), IndexedDocuments.ExactUnit(16, random), byCodes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void So_are_the_scores_of_many_rows_that_threads_share(bool byCodes)
    {
        var random = new Random(1);
        var snapshot = Of(10_000, 16, random);
        Assert.InRange(snapshot.Chunks, 40_000, 60_000);

        AssertScored(snapshot, IndexedDocuments.ExactUnit(16, random), byCodes);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(10_000)]
    public void A_scan_can_be_cancelled(int documents)
    {
        var random = new Random(1);
        var snapshot = Of(documents, 16, random);

        Assert.ThrowsAny<OperationCanceledException>(
            () => VectorScan.Score(snapshot, IndexedDocuments.ExactUnit(16, random), null, new CancellationToken(canceled: true)));
    }

    [Property(MaxTest = 50)]
    public void Exact_scores_are_within_their_bounds(int seed, byte documents, byte dimensions, bool byCodes)
    {
        var random = new Random(seed);
        var snapshot = Of(documents, 1 + dimensions, random, Unit);

        using var scores = Score(snapshot, Unit(1 + dimensions, random), byCodes);

        for (var position = 0; position < snapshot.Chunks; position++)
        {
            Assert.InRange(scores.Exact(position), scores.Lower(position), scores.Upper(position));
            Assert.Equal(scores.Upper(position), scores.Bounds(position / 16 * 16).Upper[position % 16], 1e-6f);
            Assert.Equal(scores.Lower(position), scores.Bounds(position / 16 * 16).Lower[position % 16], 1e-6f);
        }
    }

    [Property(MaxTest = 50)]
    public void The_best_are_those_of_comparing_exactly(int seed, byte documents, byte count, bool isScoped, bool byCodes)
    {
        var random = new Random(seed);
        var snapshot = Of(documents, 64, random, Unit);
        var scope = Scope(snapshot, isScoped, random);

        using var scores = Score(snapshot, Unit(64, random), byCodes, scope);

        var expected = Enumerable.Range(0, snapshot.Chunks).Where(position => scope is null || scope.Holds(position))
            .OrderByDescending(scores.Exact).ThenBy(position => position).Take(1 + count);
        Assert.Equal(expected.Order(), scores.Best(scope, 1 + count, Comparer<int>.Default).Order());
    }

    [Property(MaxTest = 50)]
    public void The_greater_of_two_is_that_of_comparing_exactly(int seed, byte documents, bool byCodes)
    {
        var random = new Random(seed);
        var snapshot = Of(documents, 8, random, Unit);

        using var scores = Score(snapshot, Unit(8, random), byCodes);

        for (var position = 1; position < snapshot.Chunks; position++)
            Assert.Equal(scores.Exact(position) > scores.Exact(position - 1), scores.IsGreater(position, position - 1));
    }

    [Property(MaxTest = 50)]
    public void A_position_leads_to_its_document(int seed, byte documents)
    {
        var snapshot = Of(documents, 4, new Random(seed));

        for (var position = 0; position < snapshot.Chunks; position++)
        {
            var block = snapshot.BlockAt(position);
            Assert.InRange(position, snapshot.Starts[block], snapshot.Starts[block + 1] - 1);
        }
    }

    static void AssertScored(VectorSnapshot snapshot, float[] query, bool byCodes)
    {
        var expected = snapshot.Blocks
            .SelectMany(block => block.Matrix.Chunk(query.Length))
            .Select(vector => vector.Zip(query, (x, y) => (double)x * y).Sum());

        using var scores = Score(snapshot, query, byCodes);

        Assert.Equal(expected, Enumerable.Range(0, snapshot.Chunks).Select(position => (double)scores.Exact(position)));
    }

    static CosineScores Score(VectorSnapshot snapshot, float[] query, bool byCodes, SemanticSearch.Storage.Filtering.RowSet? scope = null) =>
        VectorScan.Score(snapshot, query, scope, byCodes && QueryCodes.IsSupported, TestContext.Current.CancellationToken);
}
