using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class LegWeightsTests
{
    static readonly SearchRequest WithoutWords = new() { Query = "grain", Weights = new() { Lexical = 0, Document = 0 } };

    [Fact]
    public void Weights_that_are_all_zero_with_those_of_the_settings_are_refused()
    {
        var error = Assert.Throws<SemanticSearchException>(
            () => LegWeights.Of(WithoutWords, new RankingOptions { DenseWeight = 0 }, readsOrder: true));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("'weights'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_leg_that_counts_is_enough()
    {
        var weights = LegWeights.Of(WithoutWords, new RankingOptions(), readsOrder: true);

        Assert.Equal([0.5, 0, 0], [weights.Dense, weights.Lexical, weights.Document]);
    }

    [Theory]
    [InlineData(SearchMode.Dense)]
    [InlineData(SearchMode.Lexical)]
    public void A_search_of_one_leg_goes_by_it_whatever_it_weighs(SearchMode mode)
    {
        var weights = LegWeights.Of(WithoutWords with { Mode = mode }, new RankingOptions { DenseWeight = 0 }, readsOrder: true);

        Assert.True(weights.Dense + weights.Lexical + weights.Document > 0);
    }
}
