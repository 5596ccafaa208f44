namespace SemanticSearch.Search.Ranking;

/// <summary>One leg's scores of candidates.</summary>
sealed class Signal
{
    readonly double[] _scores;
    readonly int[] _ranks;
    readonly double _zero;
    readonly double _unit;

    // So many standard deviations above the mean are worth as much as the best of another signal; few scores are beyond.
    const double Deviations = 4;

    Signal(double[] scores, double weight, double zero, double unit)
    {
        (_scores, Weight, _zero, _unit) = (scores, weight, zero, unit);
        _ranks = Ranks(scores);
    }

    /// <summary>What the leg counts.</summary>
    public double Weight { get; }

    /// <summary>Takes one score of each candidate; normalized, the least of them is 0 and the greatest 1.</summary>
    public static Signal Of<T>(IReadOnlyList<T> candidates, Func<T, double> score, double weight)
    {
        double[] scores = [.. candidates.Select(score)];
        var least = scores.Min();
        return new Signal(scores, weight, least, scores.Max() - least);
    }

    /// <summary>Takes one score of each candidate; normalized, their mean is 0, and 1 is four standard deviations above it. Neither the best nor
    /// the worst of few candidates sets the measure for the others.</summary>
    public static Signal AroundMean<T>(IReadOnlyList<T> candidates, Func<T, double> score, double weight)
    {
        double[] scores = [.. candidates.Select(score)];
        var mean = scores.Average();
        return new Signal(scores, weight, mean, Deviations * Math.Sqrt(scores.Average(one => (one - mean) * (one - mean))));
    }

    /// <summary>The score as the signal measures it, -1 to 1; 0 where all candidates have the same.</summary>
    public double Normalized(int candidate) => _unit > 0 ? Math.Clamp((_scores[candidate] - _zero) / _unit, -1, 1) : 0;

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
