using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Evaluation;

/// <summary>
/// Compares two runs query by query: which of them is better on average, and whether chance in the choice of queries explains it. The
/// same numbers give the same answer.
/// </summary>
public static class PairedBootstrap
{
    // Up to so many queries, all ways to flip the signs are tried: no more than the random ones that are drawn for others.
    const int ExactLimit = 13;

    // Any number will do.
    const ulong Seed = 19_350_101;

    // Values that are a sum's rounding apart are the same.
    const double Tolerance = 1e-12;

    /// <summary>Compares a run with a baseline: a percentile bootstrap interval of the mean difference
    /// (<see cref="BootstrapInterval.Of"/>), and the p-value of Fisher's randomisation test over the signs of the differences. Smucker,
    /// Allan and Carterette 2007, https://doi.org/10.1145/1321440.1321528.</summary>
    /// <param name="baseline">A value a query, at least one.</param>
    /// <param name="run">The other run's values of the same queries in the same order.</param>
    /// <exception cref="ArgumentException">There is no value, or not as many of each.</exception>
    public static PairedDifference Compare(ReadOnlySpan<double> baseline, ReadOnlySpan<double> run)
    {
        if (baseline.Length != run.Length)
            throw new ArgumentException($"{baseline.Length} and {run.Length} values are no pairs", nameof(run));
        var differences = new double[run.Length];
        for (var i = 0; i < differences.Length; i++)
            differences[i] = Math.Abs(run[i] - baseline[i]) <= Tolerance ? 0 : run[i] - baseline[i];
        return new PairedDifference(
            BootstrapInterval.Of(differences),
            SignFlipP(differences),
            differences.Count(difference => difference > 0),
            differences.Count(difference => difference == 0),
            differences.Count(difference => difference < 0));
    }

    static double SignFlipP(ReadOnlySpan<double> differences)
    {
        var observed = Math.Abs(BootstrapInterval.MeanOf(differences) * differences.Length) - Tolerance;
        return differences.Length <= ExactLimit ? ExactP(differences, observed) : RandomP(differences, observed);
    }

    static double ExactP(ReadOnlySpan<double> differences, double observed)
    {
        var flips = 1UL << differences.Length;
        var extreme = 0;
        for (var signs = 0UL; signs < flips; signs++)
        {
            if (Math.Abs(SumWith(differences, signs)) >= observed)
                extreme++;
        }

        return extreme / (double)flips;
    }

    // What was observed counts as one of the draws, so that no p-value is 0.
    static double RandomP(ReadOnlySpan<double> differences, double observed)
    {
        var random = new SplitMix64(Seed);
        var extreme = 1;
        for (var draw = 0; draw < BootstrapInterval.Resamples; draw++)
        {
            var sum = 0.0;
            for (var from = 0; from < differences.Length; from += 64)
                sum += SumWith(differences[from..Math.Min(differences.Length, from + 64)], random.Next());
            if (Math.Abs(sum) >= observed)
                extreme++;
        }

        return extreme / (double)(BootstrapInterval.Resamples + 1);
    }

    static double SumWith(ReadOnlySpan<double> differences, ulong signs)
    {
        var sum = 0.0;
        for (var i = 0; i < differences.Length; i++)
            sum += (signs >> i & 1) == 0 ? differences[i] : -differences[i];
        return sum;
    }
}
