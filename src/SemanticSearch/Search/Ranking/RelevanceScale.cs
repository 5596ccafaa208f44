using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>
/// Tells how sure it is that a passage has to do with a query, from what questions about something else reach in the same collection with
/// the same model. Cosine and coverage are measured in standard deviations above the mean of what those reach, and a passage's evidence is
/// their length as a vector: each alone can be enough, and both together are more. Everything up to what 9 of 10 background queries
/// reach is <see cref="RelevanceBand.None"/>; distances from there are bands, chosen by measurement (docs/evaluation.md).
/// </summary>
sealed class RelevanceScale
{
    const double Reached = 0.9;
    const double Usual = 0.6;
    const double Fair = 1;
    const double Strong = 2.5;

    const double LeastCosineDeviation = 0.02;
    const double LeastCoverageDeviation = 0.05;

    readonly BackgroundSpread? _cosines;
    readonly BackgroundSpread? _coverages;
    readonly double[] _ofCosine;
    readonly double[] _ofCoverage;
    readonly double[] _ofBoth;

    RelevanceScale(IReadOnlyList<BackgroundScore> background)
    {
        _cosines = BackgroundSpread.Of(background.Select(score => score.Cosine).OfType<double>(), LeastCosineDeviation);
        _coverages = BackgroundSpread.Of(background.Select(score => score.Coverage).OfType<double>(), LeastCoverageDeviation);
        _ofCosine = [.. background.Select(score => Evidence(score.Cosine, null)).Order()];
        _ofCoverage = [.. background.Select(score => Evidence(null, score.Coverage)).Order()];
        _ofBoth = [.. background.Select(score => Evidence(score.Cosine, score.Coverage)).Order()];
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
    /// <param name="coverage">The share of the query's words that it has, 0 to 1; null without a lexical leg.</param>
    /// <param name="holdsAll">Whether it has all of the query's words: then it is weakly relevant at least, however common they are.</param>
    public RelevanceBand Band(double? cosine, double? coverage, bool holdsAll = false)
    {
        if (Floor(cosine is not null, coverage is not null, RelevanceBand.Weak) is not { } floor)
            return RelevanceBand.Weak;
        return (floor.Evidence(cosine ?? 0, coverage ?? 0) - floor.Reach) switch
        {
            > Strong => RelevanceBand.Strong,
            > Fair => RelevanceBand.Fair,
            > 0 => RelevanceBand.Weak,
            _ => holdsAll ? RelevanceBand.Weak : RelevanceBand.None,
        };
    }

    /// <summary>The band of a passage as a number, see <see cref="Certainty"/>; it rises with the evidence inside of a band, too.</summary>
    /// <param name="cosine">Its cosine similarity with the query, -1 to 1; null without a dense leg.</param>
    /// <param name="coverage">The share of the query's words that it has, 0 to 1; null without a lexical leg.</param>
    /// <param name="holdsAll">Whether it has all of the query's words.</param>
    public double CertaintyOf(double? cosine, double? coverage, bool holdsAll = false)
    {
        if (Floor(cosine is not null, coverage is not null, RelevanceBand.Weak) is not { } floor)
            return Certainty.Weak;
        var certainty = Certainty.Of(floor.Evidence(cosine ?? 0, coverage ?? 0) - floor.Reach, Fair, Strong);
        return holdsAll ? Math.Max(certainty, Certainty.Weak) : certainty;
    }

    /// <summary>What a chunk must reach to be of a band; null where every chunk is, or nothing tells.</summary>
    /// <param name="dense">Whether there is a dense leg.</param>
    /// <param name="lexical">Whether there is a lexical leg.</param>
    /// <param name="least">The band.</param>
    public RelevanceFloor? Floor(bool dense, bool lexical, RelevanceBand least)
    {
        if (least == RelevanceBand.None)
            return null;
        var above = least switch { RelevanceBand.Strong => Strong, RelevanceBand.Fair => Fair, _ => 0 };
        return Floor(dense, lexical, Reached, above, passesWhole: least == RelevanceBand.Weak);
    }

    /// <summary>What one chunk of an answer must reach at least, or there is nothing to answer with: what six of ten background queries
    /// reach. It is lower than that of <see cref="RelevanceBand.Weak"/>, since to withhold an answer is worse than to mark it doubtful.</summary>
    /// <param name="dense">Whether there is a dense leg.</param>
    /// <param name="lexical">Whether there is a lexical leg.</param>
    public RelevanceFloor? LeastOfAnswer(bool dense, bool lexical) => Floor(dense, lexical, Usual, 0, passesWhole: true);

    RelevanceFloor? Floor(bool dense, bool lexical, double quantile, double above, bool passesWhole)
    {
        var (cosines, coverages) = (dense ? _cosines : null, lexical ? _coverages : null);
        if (cosines is null && coverages is null)
            return null;
        var evidence = coverages is null ? _ofCosine : cosines is null ? _ofCoverage : _ofBoth;
        return new RelevanceFloor(cosines, coverages, Quantile(evidence, quantile) + above, passesWhole);
    }

    double Evidence(double? cosine, double? coverage) =>
        new RelevanceFloor(cosine is null ? null : _cosines, coverage is null ? null : _coverages, 0, false).Evidence(cosine ?? 0, coverage ?? 0);

    // By linear interpolation.
    static double Quantile(double[] ordered, double quantile)
    {
        var at = quantile * (ordered.Length - 1);
        var below = (int)at;
        return double.Lerp(ordered[below], ordered[Math.Min(below + 1, ordered.Length - 1)], at - below);
    }
}
