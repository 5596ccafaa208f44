using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class PointBatchesTests
{
    [Fact]
    public void Batches_are_bounded_by_count() =>
        Assert.Equal([2, 2, 1], Sizes(Points(1, 1, 1, 1, 1), maximumCount: 2, maximumBytes: 1_000_000));

    [Fact]
    public void Batches_are_bounded_by_bytes_and_a_larger_point_goes_alone() =>
        Assert.Equal([2, 1, 1], Sizes(Points(400, 400, 5_000, 400), maximumCount: 100, maximumBytes: 1_000));

    [Fact]
    public void Nothing_makes_no_batch() => Assert.Empty(PointBatches.Split(Points(), 10, 10));

    [Fact]
    public void Points_stay_in_their_order()
    {
        var points = Points(10, 600, 20, 700, 30);

        Assert.Equal(points, PointBatches.Split(points, 2, 1_000).SelectMany(batch => batch));
    }

    static IEnumerable<int> Sizes(PointStruct[] points, int maximumCount, int maximumBytes) =>
        PointBatches.Split(points, maximumCount, maximumBytes).Select(batch => batch.Count);

    static PointStruct[] Points(params int[] characters) =>
        [.. characters.Select((length, id) => new PointStruct { Id = (ulong)id, Payload = { ["text"] = new string('x', length) } })];
}
