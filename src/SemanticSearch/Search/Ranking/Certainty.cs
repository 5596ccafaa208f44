namespace SemanticSearch.Search.Ranking;

/// <summary>How sure it is that a passage has to do with a query, as a number of 0 to 1, for programs that compare a score with a threshold of
/// their own. Unlike what passages are ranked by, it compares answers: each band of relevance has a quarter of it.</summary>
static class Certainty
{
    /// <summary>That of a passage that the query names.</summary>
    public const double Full = 1;

    /// <summary>Where <see cref="RelevanceBand.Weak"/> begins.</summary>
    public const double Weak = 0.25;

    const double Fair = 0.5;
    const double Strong = 0.75;

    /// <summary>The certainty of evidence, which rises with it.</summary>
    /// <param name="above">How far the evidence is above what background queries reach; negative below.</param>
    /// <param name="fair">How far above <see cref="RelevanceBand.Fair"/> begins.</param>
    /// <param name="strong">How far above <see cref="RelevanceBand.Strong"/> begins.</param>
    public static double Of(double above, double fair, double strong)
    {
        if (above <= 0)
            return Weak * Math.Exp(above);
        if (above <= fair)
            return double.Lerp(Weak, Fair, above / fair);
        return above <= strong
            ? double.Lerp(Fair, Strong, (above - fair) / (strong - fair))
            : double.Lerp(Full, Strong, Math.Exp(strong - above));
    }

    /// <summary>The certainties of a ranking, none greater than the one before: a ranking weighs more than certainties tell, and must not be
    /// contradicted by them. Of all such numbers these are the nearest (Ayer et al. 1955, https://doi.org/10.1214/aoms/1177728423).</summary>
    /// <param name="certainties">The certainties, that of the best passage first.</param>
    public static IReadOnlyList<double> Falling(IEnumerable<double> certainties)
    {
        var runs = new List<(double Mean, int Count)>();
        foreach (var certainty in certainties)
        {
            var run = (Mean: certainty, Count: 1);
            while (runs.Count > 0 && runs[^1].Mean < run.Mean)
            {
                var (mean, count) = runs[^1];
                runs.RemoveAt(runs.Count - 1);
                run = ((mean * count + run.Mean * run.Count) / (count + run.Count), count + run.Count);
            }
            runs.Add(run);
        }
        return [.. runs.SelectMany(run => Enumerable.Repeat(run.Mean, run.Count))];
    }
}
