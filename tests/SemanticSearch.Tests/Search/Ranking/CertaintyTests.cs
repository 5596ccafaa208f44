using FsCheck.Xunit;
using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class CertaintyTests
{
    [Theory]
    [InlineData(-9, 0, 0.01)]
    [InlineData(0, 0.25, 0.25)]
    [InlineData(0.5, 0.25, 0.5)]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(2.5, 0.75, 0.75)]
    [InlineData(9, 0.99, 1)]
    public void Each_band_has_a_quarter(double above, double least, double most) =>
        Assert.InRange(Certainty.Of(above, fair: 1, strong: 2.5), least, most);

    [Property]
    public bool It_rises_with_the_evidence(byte evidence, byte more) =>
        Certainty.Of((evidence + more) / 50.0 - 2, 1, 2.5) >= Certainty.Of(evidence / 50.0 - 2, 1, 2.5);

    [Theory]
    [InlineData(new[] { 0.9, 0.5, 0.1 }, new[] { 0.9, 0.5, 0.1 })]
    [InlineData(new[] { 0.9, 0.3, 0.5 }, new[] { 0.9, 0.4, 0.4 })]
    [InlineData(new[] { 0.25, 0.5, 0.75 }, new[] { 0.5, 0.5, 0.5 })]
    [InlineData(new double[0], new double[0])]
    public void Down_a_ranking_it_never_rises(double[] certainties, double[] expected) =>
        Assert.Equal(expected, Certainty.Falling(certainties).Select(one => Math.Round(one, 9)));
}
