using SemanticSearch.Search.Context;

namespace SemanticSearch.Tests.Search.Context;

public class SpanChangesTests
{
    static readonly Speaker Asks = new("Questioner");
    static readonly Speaker Answers = new("Price", "Spokesperson", "USA");

    static readonly DocumentStructure Briefing = new()
    {
        Pages = [new Page(0, 49, 1, "i"), new Page(50, 100, 2, "ii")],
        Turns = [new SpeakerTurn(10, 30, Asks), new SpeakerTurn(32, 80, Answers)],
    };

    [Fact]
    public void Pages_and_speakers_that_begin_inside_are_marked() =>
        Assert.Equal(
            [new SpanChange(32, Speaker: Answers), new SpanChange(50, 2, "ii")],
            SpanChanges.Inside(Briefing, 15, 70));

    [Fact]
    public void A_turn_that_nobody_follows_ends_with_a_mark() =>
        Assert.Equal([new SpanChange(80, SpeakerEnds: true)], SpanChanges.Inside(Briefing, 60, 100));

    [Fact]
    public void What_begins_with_the_span_is_no_change() => Assert.Empty(SpanChanges.Inside(Briefing, 10, 30));

    [Fact]
    public void A_page_and_a_speaker_that_begin_together_are_one_mark()
    {
        var structure = Briefing with { Turns = [new SpeakerTurn(50, 80, Answers)] };

        Assert.Equal([new SpanChange(50, 2, "ii", Answers)], SpanChanges.Inside(structure, 40, 70));
    }
}
