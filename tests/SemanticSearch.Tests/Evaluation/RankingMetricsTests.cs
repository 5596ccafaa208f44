using SemanticSearch.Evaluation;

namespace SemanticSearch.Tests.Evaluation;

public class RankingMetricsTests
{
    // Worked out by hand by trec_eval's definitions: DCG = 0/log2(2) + 2/log2(3) + 0/log2(4) + 1/log2(5) = 1.692536,
    // ideal = 2/log2(2) + 1/log2(3) + 1/log2(4) = 3.130930.
    static readonly string[] Ranking = ["unjudged", "best", "not relevant", "good"];
    static readonly Dictionary<string, int> Grades = new() { ["best"] = 2, ["good"] = 1, ["missed"] = 1, ["not relevant"] = 0 };

    [Fact]
    public void Ndcg_equals_the_hand_computed_example() =>
        Assert.Equal(1.692536 / 3.130930, RankingMetrics.NdcgAt(Ranking, Grades, 10), 1e-5);

    [Fact]
    public void Ndcg_counts_no_rank_beyond_the_cutoff() =>
        Assert.Equal((2 / Math.Log2(3)) / (2 + 1 / Math.Log2(3)), RankingMetrics.NdcgAt(Ranking, Grades, 2), 1e-12);

    [Fact]
    public void The_ideal_ranking_has_an_ndcg_of_one() =>
        Assert.Equal(1, RankingMetrics.NdcgAt(["best", "missed", "good"], Grades, 10), 1e-12);

    [Fact]
    public void Recall_is_the_share_of_relevant_documents_found()
    {
        Assert.Equal(2.0 / 3, RankingMetrics.RecallAt(Ranking, Grades, 100), 1e-12);
        Assert.Equal(1.0 / 3, RankingMetrics.RecallAt(Ranking, Grades, 3), 1e-12);
    }

    [Fact]
    public void Reciprocal_rank_looks_for_the_first_relevant_document()
    {
        Assert.Equal(0.5, RankingMetrics.ReciprocalRankAt(Ranking, Grades, 10));
        Assert.Equal(0, RankingMetrics.ReciprocalRankAt(Ranking, Grades, 1));
    }

    [Fact]
    public void Nothing_relevant_scores_zero()
    {
        var none = new Dictionary<string, int> { ["a"] = 0 };

        Assert.Equal(0, RankingMetrics.NdcgAt(["a"], none, 10));
        Assert.Equal(0, RankingMetrics.RecallAt(["a"], none, 10));
    }
}
