namespace SemanticSearch.Search.Ranking;

/// <summary>One leg's scores of candidates.</summary>
sealed class Signal
{
    readonly double[] _scores;
    readonly int[] _ranks;
    readonly double _least;
    readonly double _range;
    readonly double _mean;
    readonly double _deviation;

    // So many standard deviations above the mean are worth as much as the best of another signal; few scores are beyond.
    const double Deviations = 4;

    Signal(double[] scores, double weight)
    {
        (_scores, Weight) = (scores, weight);
        _least = scores.Min();
        _range = scores.Max() - _least;
        _mean = scores.Average();
        _deviation = Math.Sqrt(scores.Average(score => (score - _mean) * (score - _mean)));
        _ranks = Ranks(scores);
    }

    /// <summary>What the leg counts.</summary>
    public double Weight { get; }

    /// <summary>Takes one score of each candidate.</summary>
    public static Signal Of<T>(IReadOnlyList<T> candidates, Func<T, double> score, double weight) =>
        new([.. candidates.Select(score)], weight);

    /// <summary>The score brought to 0 to 1: least and greatest of the candidates are the ends.</summary>
    public double Normalized(int candidate) => _range > 0 ? (_scores[candidate] - _least) / _range : 0;

    /// <summary>How far the score is from the mean of the candidates, -1 to 1: 1 at four standard deviations. Neither the best nor the worst of
    /// few candidates sets the measure for the others.</summary>
    public double Standardized(int candidate) => _deviation > 0 ? Math.Clamp((_scores[candidate] - _mean) / (Deviations * _deviation), -1, 1) : 0;

    /// <summary>The rank among the candidates, from 1; equal scores share theirs.</summary>
    public int Rank(int candidate) => _ranks[candidate];

    /// <summary>The rank, or null where the leg was not asked.</summary>
    public int? RankOf(int candidate) => Weight > 0 ? _ranks[candidate] : null;

    /// <summary>The score, or null where the leg was not asked.</summary>
    public double? ScoreOf(int candidate) => Weight > 0 ? _scores[candidate] : null;

    static int[] Ranks(double[] scores)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).ToArray();
        var ranks = new int[scores.Length];
        for (var i = 0; i < order.Length; i++)
            ranks[order[i]] = i > 0 && scores[order[i]] == scores[order[i - 1]] ? ranks[order[i - 1]] : i + 1;
        return ranks;
    }
}
