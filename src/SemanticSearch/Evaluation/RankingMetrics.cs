namespace SemanticSearch.Evaluation;

/// <summary>
/// Measures of one ranked list against graded judgements, by the definitions of trec_eval (https://github.com/usnistgov/trec_eval):
/// gains are the grades themselves, a grade above 0 is relevant, and what is not judged is not relevant.
/// </summary>
public static class RankingMetrics
{
    /// <summary>
    /// Normalised discounted cumulative gain at a cutoff: Σ grade / log2(rank + 1) over the ranking, divided by the same sum over the
    /// ideal ranking. Järvelin and Kekäläinen 2002, https://doi.org/10.1145/582415.582418.
    /// </summary>
    /// <param name="ranking">Document ids, best first, none twice.</param>
    /// <param name="grades">Grades by document id.</param>
    /// <param name="cutoff">How many ranks count, at least 1.</param>
    /// <returns>0 to 1; 0 if nothing is relevant.</returns>
    public static double NdcgAt(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades, int cutoff)
    {
        var ideal = DiscountedGain(grades.Values.Where(grade => grade > 0).OrderDescending().Take(cutoff));
        return ideal == 0 ? 0 : DiscountedGain(ranking.Take(cutoff).Select(id => Math.Max(0, grades.GetValueOrDefault(id)))) / ideal;
    }

    /// <summary>The share of the relevant documents that the first <paramref name="cutoff"/> ranks hold, 0 to 1.</summary>
    public static double RecallAt(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades, int cutoff)
    {
        var relevant = grades.Values.Count(grade => grade > 0);
        return relevant == 0 ? 0 : (double)ranking.Take(cutoff).Count(id => grades.GetValueOrDefault(id) > 0) / relevant;
    }

    /// <summary>One over the rank of the first relevant document, or 0 if none is among the first <paramref name="cutoff"/>.</summary>
    public static double ReciprocalRankAt(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades, int cutoff)
    {
        for (var i = 0; i < Math.Min(cutoff, ranking.Count); i++)
        {
            if (grades.GetValueOrDefault(ranking[i]) > 0)
                return 1.0 / (i + 1);
        }

        return 0;
    }

    static double DiscountedGain(IEnumerable<int> grades) => grades.Select((grade, i) => grade / Math.Log2(i + 2)).Sum();
}
