namespace SemanticSearch.Storage;

/// <summary>How the best scores of background queries lie.</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation, above 0.</param>
readonly record struct BackgroundSpread(double Mean, double Deviation)
{
    /// <summary>Measures scores; null if there are none.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="leastDeviation">The deviation that is assumed at least: in a tiny collection all queries find next to nothing.</param>
    public static BackgroundSpread? Of(IEnumerable<double> scores, double leastDeviation)
    {
        var (count, sum, squares) = (0, 0.0, 0.0);
        foreach (var score in scores)
            (count, sum, squares) = (count + 1, sum + score, squares + score * score);
        if (count == 0)
            return null;
        var mean = sum / count;
        return new BackgroundSpread(mean, Math.Max(leastDeviation, Math.Sqrt(Math.Max(0, squares / count - mean * mean))));
    }

    /// <summary>How many standard deviations a score lies above the mean; 0 below it.</summary>
    public double Above(double score) => Math.Max(0, (score - Mean) / Deviation);
}
