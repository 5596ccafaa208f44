using SemanticSearch.Embedding.Distillation;

namespace SemanticSearch.Evaluation;

/// <summary>A mean over queries and how far another sample of queries might have moved it.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of it.</param>
public sealed record BootstrapInterval(double Mean, double Low, double High)
{
    /// <summary>How many samples are drawn.</summary>
    public const int Resamples = 10_000;

    const double Tail = 0.025;

    // Any number will do; the same one gives the same interval on every machine.
    const ulong Seed = 20_030_515;

    /// <summary>
    /// The percentile interval of the mean: values are drawn with replacement, and of the means in order the k-th smallest and the k-th
    /// largest are taken, k = ⌊(B + 1) α⌋. Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapter 13.
    /// </summary>
    /// <param name="values">A value a query, at least one.</param>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static BootstrapInterval Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
            throw new ArgumentException("there is nothing to average", nameof(values));
        var random = new SplitMix64(Seed);
        var means = new double[Resamples];
        foreach (ref var mean in means.AsSpan())
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++)
                sum += values[random.Below(values.Length)];
            mean = sum / values.Length;
        }

        Array.Sort(means);
        var k = (int)((Resamples + 1) * Tail);
        return new BootstrapInterval(MeanOf(values), means[k - 1], means[^k]);
    }

    /// <summary>The mean, summed in the order of the values.</summary>
    internal static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
