using FsCheck.Xunit;
using SemanticSearch.Evaluation;

namespace SemanticSearch.Tests.Evaluation;

public sealed class PairedBootstrapTests
{
    // Of the 8 ways to flip the signs of 1, 0 and 2, those of the two that count give sums of 3, 1, -1, -3, each twice: 4 of 8 are as far
    // from 0 as 3. Means of three draws lie between 0 and 2; all three are 0, or 2, in 1 of 27 samples, which is more than 2.5 %.
    [Fact]
    public void A_small_case_equals_what_is_worked_out_by_hand()
    {
        var paired = PairedBootstrap.Compare([0, 0.5, 1], [1, 0.5, 3]);

        Assert.Equal(1, paired.Difference.Mean);
        Assert.Equal(0, paired.Difference.Low);
        Assert.Equal(2, paired.Difference.High);
        Assert.Equal(0.5, paired.P);
        Assert.Equal((2, 1, 0), (paired.Wins, paired.Ties, paired.Losses));
    }

    // A tenth of 1s: means are binomial of 100 draws at 0.1, whose quantiles at 2.5 % and 97.5 % are 5 and 16 of 100.
    [Fact]
    public void The_interval_of_a_share_is_that_of_the_binomial_distribution()
    {
        double[] values = [.. Enumerable.Repeat(1.0, 10), .. Enumerable.Repeat(0.0, 90)];

        var interval = BootstrapInterval.Of(values);

        Assert.Equal(0.1, interval.Mean, 12);
        Assert.Equal(0.05, interval.Low, 0.0101);
        Assert.Equal(0.16, interval.High, 0.0101);
    }

    // The normal approximation: 30 differences of 0.1 and 20 of -0.1 have z = 10 / sqrt(50), p = 0.157; the sum is discrete, so that the
    // exact value is 2 P(X >= 30), X binomial of 50 at 1/2, 0.2026.
    [Fact]
    public void Signs_are_drawn_where_there_are_too_many_to_try_all()
    {
        double[] run = [.. Enumerable.Repeat(0.1, 30), .. Enumerable.Repeat(-0.1, 20)];

        var paired = PairedBootstrap.Compare(new double[50], run);

        Assert.Equal(0.2026, paired.P, 0.015);
    }

    [Property]
    public void A_run_that_is_like_its_baseline_differs_by_nothing(byte[] values, byte first)
    {
        var run = Values([first, .. values ?? []]);

        var paired = PairedBootstrap.Compare(run, run);

        Assert.Equal(new BootstrapInterval(0, 0, 0), paired.Difference);
        Assert.Equal(1, paired.P);
        Assert.Equal((0, run.Length, 0), (paired.Wins, paired.Ties, paired.Losses));
    }

    [Property(MaxTest = 20)]
    public void Swapping_the_runs_turns_the_difference_around((byte Baseline, byte Run)[] pairs, (byte Baseline, byte Run) first)
    {
        pairs = [first, .. pairs ?? []];
        var (a, b) = (Values(pairs.Select(pair => pair.Baseline)), Values(pairs.Select(pair => pair.Run)));

        var (there, back) = (PairedBootstrap.Compare(a, b), PairedBootstrap.Compare(b, a));

        Assert.Equal(there.Difference.Mean, -back.Difference.Mean);
        Assert.Equal(there.Difference.Low, -back.Difference.High);
        Assert.Equal(there.Difference.High, -back.Difference.Low);
        Assert.Equal((there.P, there.Wins, there.Ties, there.Losses), (back.P, back.Losses, back.Ties, back.Wins));
    }

    [Fact]
    public void The_same_numbers_give_the_same_answer()
    {
        double[] run = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i))];

        Assert.Equal(PairedBootstrap.Compare(new double[200], run), PairedBootstrap.Compare(new double[200], run));
    }

    [Fact]
    public void What_cannot_be_paired_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare([1], [1, 2]));
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Compare([], []));
    }

    static double[] Values(IEnumerable<byte> values) => [.. values.Select(value => value / 255.0)];
}
