using System.Numerics.Tensors;
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

        Assert.ThrowsAny<OperationCanceledException>(
            () => VectorScan.Score(snapshot, IndexedDocuments.ExactUnit(16, random), null, new CancellationToken(canceled: true)));
    }

    [Property(MaxTest = 50)]
    public void Exact_scores_are_within_their_bounds(int seed, byte documents, byte dimensions)
    {
        var random = new Random(seed);
        var snapshot = Snapshot(documents, 1 + dimensions, random, Unit);

        var scores = VectorScan.Score(snapshot, Unit(1 + dimensions, random), null, TestContext.Current.CancellationToken);

        for (var position = 0; position < snapshot.Chunks; position++)
            Assert.InRange(scores.Exact(position), scores.Lower(position), scores.Upper(position));
    }

    [Property(MaxTest = 50)]
    public void The_best_are_those_of_comparing_exactly(int seed, byte documents, byte count, bool isScoped)
    {
        var random = new Random(seed);
        var snapshot = Snapshot(documents, 64, random, Unit);
        var scope = isScoped ? Scope.Of(snapshot.Chunks, Enumerable.Range(0, snapshot.Chunks).Where(_ => random.Next(3) > 0)) : null;

        var scores = VectorScan.Score(snapshot, Unit(64, random), scope, TestContext.Current.CancellationToken);

        var expected = Enumerable.Range(0, snapshot.Chunks).Where(position => scope is null || scope.Holds(position))
            .OrderByDescending(scores.Exact).ThenBy(position => position).Take(1 + count);
        Assert.Equal(expected.Order(), scores.Best(scope, 1 + count, Comparer<int>.Default).Order());
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

        var scores = VectorScan.Score(snapshot, query, null, TestContext.Current.CancellationToken);

        Assert.Equal(expected, Enumerable.Range(0, snapshot.Chunks).Select(position => (double)scores.Exact(position)));
    }

    static VectorSnapshot Snapshot(int documents, int dimensions, Random random, Func<int, Random, float[]>? unit = null)
    {
        var (blocks, next) = (new List<VectorBlock>(), 1L);
        for (var i = 0; i < documents; i++)
        {
            var lengths = new ushort[random.Next(11)];
            blocks.Add(new VectorBlock(
                i, $"{random.Next()} {i}", 1, lengths.Length == 0 ? 0 : next, lengths, Matrix(lengths.Length, dimensions, random, unit ?? IndexedDocuments.ExactUnit), Fields));
            next += lengths.Length + random.Next(3);
        }
        return new VectorSnapshot(1, blocks.OrderBy(_ => random.Next()));
    }

    static float[] Matrix(int rows, int dimensions, Random random, Func<int, Random, float[]> unit) =>
        [.. Enumerable.Range(0, rows).SelectMany(_ => unit(dimensions, random))];

    static float[] Unit(int dimensions, Random random)
    {
        var vector = Enumerable.Range(0, dimensions).Select(_ => random.NextSingle() - 0.5f).ToArray();
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }
}
