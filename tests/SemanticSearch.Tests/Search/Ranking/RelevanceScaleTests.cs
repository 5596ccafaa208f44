using FsCheck;
using FsCheck.Xunit;
using SemanticSearch.Search.Ranking;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class RelevanceScaleTests
{
    // Cosines 0.1 to 0.3 and coverages 0.1 to 0.3, a standard deviation of about 0.06 each.
    static readonly BackgroundScore[] Background =
        [.. Enumerable.Range(0, 80).Select(i => new BackgroundScore(0.1 + 0.2 * (i / 79.0), 0.1 + 0.2 * (i * 37 % 80 / 79.0)))];

    static readonly RelevanceScale Scale = RelevanceScale.Calibrate(Background);

    [Fact]
    public void What_background_queries_reach_is_none()
    {
        var none = Background.Count(score => Scale.Band(score.Cosine, score.Coverage) == RelevanceBand.None);

        Assert.Equal(0.9, none / 80.0);
        Assert.Equal(RelevanceBand.None, Scale.Band(0, 0));
    }

    [Fact]
    public void The_further_above_them_the_stronger()
    {
        Assert.Equal(
            [RelevanceBand.None, RelevanceBand.Weak, RelevanceBand.Fair, RelevanceBand.Strong],
            new[] { 0.25, 0.33, 0.40, 0.7 }.Select(cosine => Scale.Band(cosine, 0.1)));
    }

    [Fact]
    public void As_a_number_each_band_is_a_quarter()
    {
        double[] cosines = [.. Enumerable.Range(0, 100).Select(i => i / 100.0)];

        Assert.All(cosines, cosine => Assert.InRange(
            Scale.CertaintyOf(cosine, 0.1), (int)Scale.Band(cosine, 0.1) / 4.0, ((int)Scale.Band(cosine, 0.1) + 1) / 4.0));
        Assert.Equal(0.25, Scale.CertaintyOf(0.05, 0.1, holdsAll: true));
    }

    [Fact]
    public void Words_alone_lift_a_passage_whose_meaning_seems_far()
    {
        Assert.Equal(RelevanceBand.Strong, Scale.Band(0.05, 0.9));
        Assert.Equal(RelevanceBand.None, Scale.Band(0.05, 0.25));
    }

    [Fact]
    public void Meaning_and_words_add_up()
    {
        Assert.Equal(RelevanceBand.Weak, Scale.Band(0.35, 0.1));
        Assert.Equal(RelevanceBand.Weak, Scale.Band(0.1, 0.35));
        Assert.Equal(RelevanceBand.Fair, Scale.Band(0.35, 0.35));
    }

    [Fact]
    public void All_of_the_querys_words_are_weak_evidence_at_least()
    {
        Assert.Equal(RelevanceBand.Weak, Scale.Band(0.05, 0.1, holdsAll: true));
        Assert.Equal(RelevanceBand.Strong, Scale.Band(0.7, 0.1, holdsAll: true));
    }

    [Fact]
    public void One_leg_is_enough()
    {
        Assert.Equal([RelevanceBand.None, RelevanceBand.Strong], new[] { 0.2, 0.7 }.Select(cosine => Scale.Band(cosine, null)));
        Assert.Equal([RelevanceBand.None, RelevanceBand.Strong], new[] { 0.2, 0.7 }.Select(coverage => Scale.Band(null, coverage)));
    }

    [Fact]
    public void A_scale_of_one_leg_passes_over_the_other()
    {
        var dense = RelevanceScale.Calibrate([.. Background.Select(score => score with { Coverage = null })]);

        Assert.Equal(Scale.Band(0.4, null), dense.Band(0.4, 1));
        Assert.Equal(RelevanceBand.Weak, dense.Band(null, 1));
    }

    [Fact]
    public void Where_background_queries_find_nothing_a_little_is_not_much()
    {
        var scale = RelevanceScale.Calibrate([.. Enumerable.Repeat(new BackgroundScore(0, 0), 80)]);

        Assert.Equal(RelevanceBand.None, scale.Band(0, 0));
        Assert.Equal(RelevanceBand.Weak, scale.Band(0.01, 0));
        Assert.Equal(RelevanceBand.Strong, scale.Band(0.5, 0));
    }

    [Theory]
    [InlineData(RelevanceBand.Weak)]
    [InlineData(RelevanceBand.Fair)]
    [InlineData(RelevanceBand.Strong)]
    public void What_reaches_the_floor_of_a_band_is_of_that_band(RelevanceBand least)
    {
        var floor = Scale.Floor(dense: true, lexical: true, least)!;
        for (var cosine = -0.2; cosine < 1; cosine += 0.05)
        {
            for (var coverage = 0.0; coverage < 1; coverage += 0.05)
            {
                Assert.Equal(Scale.Band(cosine, coverage) >= least, floor.IsReached(cosine, coverage, holdsAll: false));
                Assert.Equal(Scale.Band(cosine, coverage, holdsAll: true) >= least, floor.IsReached(cosine, coverage, holdsAll: true));
            }
        }
    }

    [Fact]
    public void Where_nothing_tells_there_is_no_floor()
    {
        Assert.Null(Scale.Floor(dense: true, lexical: true, RelevanceBand.None));
        Assert.Null(RelevanceScale.Calibrate([new BackgroundScore(null, 0.3)]).Floor(dense: true, lexical: false, RelevanceBand.Weak));
    }

    [Fact]
    public void No_scale_is_made_of_nothing()
    {
        Assert.Throws<ArgumentException>(() => RelevanceScale.Calibrate([]));
    }

    [Property]
    public bool More_evidence_is_never_a_lower_band(byte cosine, byte coverage, byte more, byte further) =>
        Scale.Band((cosine + more) / 510.0, (coverage + further) / 510.0) >= Scale.Band(cosine / 510.0, coverage / 510.0);
}
