using FsCheck;
using FsCheck.Xunit;
using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class RecencyScoreTests
{
    static readonly DateOnly Today = new(2024, 6, 1);

    static double Factor(DateDecay decay, DateInterval? date) => new RecencyScore(decay, Today).Factor(date);

    [Fact]
    public void A_document_of_the_day_loses_nothing()
    {
        Assert.Equal(1, Factor(new DateDecay(), DateInterval.Day(Today)));
    }

    [Fact]
    public void After_a_half_life_half_of_the_weight_is_lost_before_and_after_the_day()
    {
        var decay = new DateDecay(HalfLifeDays: 100, Weight: 0.4);

        Assert.Equal(0.8, Factor(decay, DateInterval.Day(Today.AddDays(-100))), 12);
        Assert.Equal(0.8, Factor(decay, DateInterval.Day(Today.AddDays(100))), 12);
        Assert.Equal(0.7, Factor(decay, DateInterval.Day(Today.AddDays(-200))), 12);
    }

    [Fact]
    public void An_interval_is_as_far_away_as_its_nearest_day()
    {
        var decay = new DateDecay(HalfLifeDays: 31, Weight: 1, Origin: new DateOnly(1999, 11, 30));

        Assert.Equal(1, Factor(decay, DateInterval.Year(1999)));
        Assert.Equal(Factor(decay, DateInterval.Day(new DateOnly(2000, 1, 1))), Factor(decay, DateInterval.Year(2000)));
        Assert.Equal(Factor(decay, DateInterval.Day(new DateOnly(1999, 10, 31))), Factor(decay, DateInterval.Month(1999, 10)));
    }

    [Fact]
    public void An_undated_document_loses_half_of_the_weight()
    {
        Assert.Equal(0.85, Factor(new DateDecay(Weight: 0.3), null), 12);
    }

    [Fact]
    public void Without_a_day_of_its_own_the_decay_starts_today()
    {
        Assert.Equal(
            Factor(new DateDecay(Origin: Today), DateInterval.Year(1990)),
            Factor(new DateDecay(), DateInterval.Year(1990)));
    }

    [Property]
    public bool A_factor_never_rises_with_the_distance_and_stays_in_its_range(ushort near, ushort further, PositiveInt halfLife, byte weight)
    {
        var decay = new DateDecay(halfLife.Get, weight / 255.0);
        var (x, y) = (DateInterval.Day(Today.AddDays(-near)), DateInterval.Day(Today.AddDays(-near - further)));

        return Factor(decay, y) <= Factor(decay, x) && Factor(decay, x) <= 1 && Factor(decay, y) >= 1 - decay.Weight - 1e-12;
    }
}
