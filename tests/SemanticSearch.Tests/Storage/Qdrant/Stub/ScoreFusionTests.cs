using System.Text.Json.Nodes;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>Fused scores are those that a real server gave (recorded for points whose ranks are known).</summary>
public sealed class ScoreFusionTests
{
    static readonly Dictionary<string, float[]> NoDense = [];
    static readonly Dictionary<string, SparseValues> NoSparse = [];

    /// <summary>Third in the one leg and first in the other, ranks counted from 0.</summary>
    static IReadOnlyList<IReadOnlyList<Ranked>> Legs { get; } =
    [
        [Hit(1, 0.9f), Hit(2, 0.8f), Hit(3, 0.7f), Hit(7, 0.6f)],
        [Hit(7, 2f), Hit(4, 1f)],
    ];

    [Theory]
    [InlineData(2, null, 0.7)]
    [InlineData(60, null, 0.032539684)]
    [InlineData(60, 0.5, 0.03226646)]
    public void Ranks_are_fused_as_the_server_fuses_them(int constant, double? weight, double score)
    {
        var fused = ScoreFusion.ByRanks(Legs, constant, weight is { } second ? [1, second] : null);

        Assert.Equal(score, fused.Single(ranked => ranked.Point.Key.Number == 7).Score, 1e-7);
    }

    [Fact]
    public void The_best_comes_first_and_a_point_comes_once()
    {
        var fused = ScoreFusion.ByRanks(Legs, ScoreFusion.DefaultConstant, weights: null);

        Assert.Equal([7UL, 1UL, 2UL, 4UL, 3UL], fused.Select(ranked => ranked.Point.Key.Number));
    }

    [Fact]
    public void A_distribution_of_one_score_counts_half() =>
        Assert.Equal(0.5f, ScoreFusion.ByDistributions([[Hit(1, 3f)], []]).Single().Score);

    static Ranked Hit(ulong id, float score) =>
        new(new StubPoint(new PointKey(id, Guid.Empty), 1, new JsonObject(), NoDense, NoSparse), score);
}
