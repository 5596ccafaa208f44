namespace SemanticSearch.Evaluation;

/// <summary>Means over the queries of a judged set.</summary>
/// <param name="Ndcg10">nDCG at 10.</param>
/// <param name="Recall100">Recall at 100.</param>
/// <param name="Mrr10">Reciprocal rank at 10.</param>
public sealed record RetrievalScores(double Ndcg10, double Recall100, double Mrr10)
{
    /// <summary>How many ranks of each list the measures look at.</summary>
    public const int Depth = 100;

    /// <summary>Averages the measures of the rankings, each of documents best first and none twice.</summary>
    /// <exception cref="ArgumentException">There is no ranking.</exception>
    public static RetrievalScores Of(IReadOnlyCollection<(JudgedQuery Query, IReadOnlyList<string> Ranking)> rankings)
    {
        if (rankings.Count == 0)
            throw new ArgumentException("there is nothing to average", nameof(rankings));
        return new RetrievalScores(
            rankings.Average(r => RankingMetrics.NdcgAt(r.Ranking, r.Query.Grades, 10)),
            rankings.Average(r => RankingMetrics.RecallAt(r.Ranking, r.Query.Grades, 100)),
            rankings.Average(r => RankingMetrics.ReciprocalRankAt(r.Ranking, r.Query.Grades, 10)));
    }
}
