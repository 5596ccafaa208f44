namespace SemanticSearch.Search.Ranking;

/// <summary>
/// Tells how sure it is that a passage has to do with a query, from what questions about something else reach in the same collection with
/// the same model. Cosine and coverage are measured in standard deviations above the mean of what those reach, and a passage's evidence is
/// their length as a vector: each alone can be enough, and both together are more. Everything up to what 95 of 100 background queries
/// reach is <see cref="RelevanceBand.None"/>; distances from there are bands, chosen by measurement (docs/evaluation.md).
/// </summary>
sealed class RelevanceScale
{
    const double Reached = 0.95;
    const double Fair = 1;
    const double Strong = 2.5;

    const double LeastCosineDeviation = 0.02;
    const double LeastCoverageDeviation = 0.05;

    readonly BackgroundSpread? _cosines;
    readonly BackgroundSpread? _coverages;
    readonly double _reachOfCosine;
    readonly double _reachOfCoverage;
    readonly double _reachOfBoth;

    RelevanceScale(IReadOnlyList<BackgroundScore> background)
    {
        _cosines = BackgroundSpread.Of(background.Select(score => score.Cosine).OfType<double>(), LeastCosineDeviation);
        _coverages = BackgroundSpread.Of(background.Select(score => score.Coverage).OfType<double>(), LeastCoverageDeviation);
        _reachOfCosine = Reach(background, score => Evidence(score.Cosine, null));
        _reachOfCoverage = Reach(background, score => Evidence(null, score.Coverage));
        _reachOfBoth = Reach(background, score => Evidence(score.Cosine, score.Coverage));
    }

    /// <summary>Makes the scale of a collection and its model.</summary>
    /// <param name="background">What the background queries reach in the collection, one at least.</param>
    /// <exception cref="ArgumentException">There is no background score.</exception>
    public static RelevanceScale Calibrate(IReadOnlyList<BackgroundScore> background) => background.Count > 0
        ? new RelevanceScale(background)
        : throw new ArgumentException("a scale needs background scores", nameof(background));

    /// <summary>The band of a passage. Where nothing tells, neither of the two nor the background of the one that is given, it is
    /// <see cref="RelevanceBand.Weak"/>, so that it is not taken for junk.</summary>
    /// <param name="cosine">Its cosine similarity with the query, -1 to 1; null without a dense leg.</param>
    /// <param name="coverage">Its <see cref="QueryCoverage"/>, 0 to 1; null without a lexical leg.</param>
    /// <param name="holdsAll">Whether it has all of the query's words: then it is weakly relevant at least, however common they are.</param>
    public RelevanceBand Band(double? cosine, double? coverage, bool holdsAll = false)
    {
        if (ReachOf(cosine is not null && _cosines is not null, coverage is not null && _coverages is not null) is not { } reach)
            return RelevanceBand.Weak;
        return (Evidence(cosine, coverage) - reach) switch
        {
            > Strong => RelevanceBand.Strong,
            > Fair => RelevanceBand.Fair,
            > 0 => RelevanceBand.Weak,
            _ => holdsAll ? RelevanceBand.Weak : RelevanceBand.None,
        };
    }

    /// <summary>The cosine above which a passage is relevant though it has none of the query's words; 1 where no cosine tells.</summary>
    /// <param name="lexical">Whether the search has a lexical leg too.</param>
    public double MatchingCosine(bool lexical) => _cosines is { } cosines
        ? Math.Min(1, cosines.Mean + cosines.Deviation * (lexical && _coverages is not null ? _reachOfBoth : _reachOfCosine))
        : 1;

    double? ReachOf(bool cosine, bool coverage) => (cosine, coverage) switch
    {
        (true, true) => _reachOfBoth,
        (true, false) => _reachOfCosine,
        (false, true) => _reachOfCoverage,
        _ => null,
    };

    double Evidence(double? cosine, double? coverage) => double.Hypot(
        cosine is { } similarity ? _cosines?.Above(similarity) ?? 0 : 0,
        coverage is { } share ? _coverages?.Above(share) ?? 0 : 0);

    // The quantile, by linear interpolation.
    static double Reach(IReadOnlyList<BackgroundScore> background, Func<BackgroundScore, double> evidence)
    {
        double[] ordered = [.. background.Select(evidence).Order()];
        var at = Reached * (ordered.Length - 1);
        var below = (int)at;
        return double.Lerp(ordered[below], ordered[Math.Min(below + 1, ordered.Length - 1)], at - below);
    }
}
