namespace SemanticSearch.QdrantStub;

/// <summary>How Qdrant joins rankings. The best first; ties in the order of ids.</summary>
static class ScoreFusion
{
    /// <summary>Qdrant's own constant where the request names none.</summary>
    public const int DefaultConstant = 2;

    /// <summary>Reciprocal ranks, counted from 0; a weight w stretches ranks by 1/w.</summary>
    public static List<Ranked> ByRanks(IReadOnlyList<IReadOnlyList<Ranked>> legs, int constant, IReadOnlyList<double>? weights)
    {
        var scores = new Dictionary<PointKey, (StubPoint Point, double Score)>();
        foreach (var (leg, ranking) in legs.Index())
        {
            var weight = weights is null ? 1 : weights[leg];
            foreach (var (rank, ranked) in ranking.Index())
                Add(scores, ranked.Point, weight == 0 ? 0 : 1 / (constant + (rank + 1) / weight - 1));
        }
        return Sorted(scores);
    }

    /// <summary>Scores placed between three standard deviations below and above their leg's mean, and added.</summary>
    public static List<Ranked> ByDistributions(IReadOnlyList<IReadOnlyList<Ranked>> legs)
    {
        var scores = new Dictionary<PointKey, (StubPoint Point, double Score)>();
        foreach (var ranking in legs.Where(leg => leg.Count > 0))
        {
            var mean = ranking.Average(ranked => (double)ranked.Score);
            var variance = ranking.Count == 1 ? 0 : ranking.Sum(ranked => Math.Pow(ranked.Score - mean, 2)) / (ranking.Count - 1);
            var (low, high) = (mean - 3 * Math.Sqrt(variance), mean + 3 * Math.Sqrt(variance));
            foreach (var ranked in ranking)
                Add(scores, ranked.Point, high - low < 1e-9 ? 0.5 : (ranked.Score - low) / (high - low));
        }
        return Sorted(scores);
    }

    static void Add(Dictionary<PointKey, (StubPoint Point, double Score)> scores, StubPoint point, double score) =>
        scores[point.Key] = (point, scores.GetValueOrDefault(point.Key).Score + score);

    static List<Ranked> Sorted(Dictionary<PointKey, (StubPoint Point, double Score)> scores) =>
    [
        .. scores.Values.Select(pair => new Ranked(pair.Point, (float)pair.Score))
            .OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Point.Key),
    ];
}
