using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public class ChicagoNoteTests
{
    [Fact]
    public void A_speech_names_the_speaker_and_the_day() =>
        Assert.Equal(
            "John F. Kennedy, “On water” (speech, September 25, 1961), under “Rivers,” A/PV.1013, United Nations, iv–v, https://example.org/speech.",
            Write(SomePassage.Of(SomePassage.Speech, "On water")));

    [Fact]
    public void A_paper_names_two_authors_and_the_month() =>
        Assert.Equal(
            "William B. Quandt and The Brookings Institution, “On water,” under “Rivers,” WP_12, Foreign Studies, Brookings, November 1978, iv–v.",
            Write(SomePassage.Of(SomePassage.Paper, "On water", "Foreign Studies")));

    [Fact]
    public void A_text_of_which_nothing_is_known_is_without_date() =>
        Assert.Equal("“Whose water?” under “Rivers,” n.d., iv–v.", Write(SomePassage.Of(DocumentFacts.None, "Whose water?")));

    [Fact]
    public void Words_are_cited_as_those_of_who_said_them() => Assert.StartsWith(
        "John F. Kennedy, “‘Peace’ now”", Write(SomePassage.Of(SomePassage.Speech with { Authors = ["UN Press Office"] }, "“Peace” now")),
        StringComparison.Ordinal);

    [Fact]
    public void The_day_that_a_file_was_made_dates_no_text() => Assert.Contains(
        "n.d.",
        Write(SomePassage.Of(new DocumentFacts { Dates = [new DocumentDate(DateKind.FileMade, DateInterval.Year(2026))] }, "On water")),
        StringComparison.Ordinal);

    static string Write(Passage passage) => CitationExport.Write(passage, CitationFormat.Chicago);
}
