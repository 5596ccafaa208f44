using System.Text.Json.Nodes;
using SemanticSearch.QdrantStub;

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
    public void Distributions_are_fused_as_the_server_fuses_them()
    {
        IReadOnlyList<Ranked> dense =
        [
            Hit(4, 0.55852601f), Hit(10, 0.41859579f), Hit(11, 0.38120066f), Hit(2, 0.34616449f), Hit(6, 0.27688710f), Hit(100, 0.14487887f),
            Hit(9, -0.12108410f), Hit(1, -0.13523408f), Hit(8, -0.20166231f), Hit(3, -0.25585257f),
        ];
        IReadOnlyList<Ranked> sparse =
        [
            .. new ulong[] { 100, 1, 2, 3 }.Select(id => Hit(id, 0.89576242f)),
            .. new ulong[] { 5, 6, 7, 8, 9, 10 }.Select(id => Hit(id, 0.04706486f)),
        ];

        var best = ScoreFusion.ByDistributions([dense, sparse]).Take(4).ToList();

        Assert.Equal([2UL, 100UL, 1UL, 10UL], best.Select(ranked => ranked.Point.Key.Number));
        Assert.Equal([1.3089594, 1.1956956, 1.0380757, 1.0269678], best.Select(ranked => (double)ranked.Score), static (a, b) => Math.Abs(a - b) < 1e-5);
    }

    [Fact]
    public void A_distribution_of_one_score_counts_half() =>
        Assert.Equal(0.5f, ScoreFusion.ByDistributions([[Hit(1, 3f)], []]).Single().Score);

    static Ranked Hit(ulong id, float score) =>
        new(new StubPoint(new PointKey(id, Guid.Empty), 1, new JsonObject(), NoDense, NoSparse), score);
}
