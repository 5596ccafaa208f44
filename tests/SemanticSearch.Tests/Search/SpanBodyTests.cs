using SemanticSearch.Search;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search;

public class SpanBodyTests
{
    const string Text = "Record\n\nFirst part\n\nMr. Smith (Ireland): We agree.";
    static readonly int Speech = Text.IndexOf("Mr.", StringComparison.Ordinal);
    static readonly Speaker Smith = new("Smith", null, "IRL");

    static readonly Document Record = Some.Document(Text) with
    {
        Structure = new DocumentStructure
        {
            Sections = [new Section(0, Text.Length, 1, "Record"), new Section(8, Text.Length, 2, "First part")],
            Turns = [new SpeakerTurn(Speech, Text.Length, Smith)],
        },
    };

    [Fact]
    public void A_span_is_of_the_section_and_speaker_under_the_headings_that_it_begins_with()
    {
        var passage = PassageBuilder.Build("default", Record, 0, Text.Length, new ContextWindow(0, 0));

        Assert.Equal(Speech, SpanBody.StartOf(Record, 0, Text.Length));
        Assert.Equal(Smith, passage.Speaker);
        Assert.Equal(["Record", "First part"], passage.HeadingPath);
    }

    [Fact]
    public void A_span_of_headings_alone_begins_with_the_first() => Assert.Equal(0, SpanBody.StartOf(Record, 0, 18));
}
