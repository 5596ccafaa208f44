using SemanticSearch.Answering;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Answering;

public class AnswerCheckTests
{
    static readonly Passage Canal = SomePassage.Of("Egypt nationalised the canal. We shall “not yield” to threats, said the President.");
    static readonly Passage Oil = SomePassage.Of("The oil embargo ended in March 1974.", rank: 2, document: "oil.txt", start: 0);

    [Fact]
    public void A_quotation_leads_to_its_place_however_it_is_written()
    {
        var source = Assert.Single(Check("He said he would \"Not  yield to threats\".", 1).Sources);

        Assert.Equal((Canal.Citation, "not yield” to threats"), (source.Passage, WordsOf(Canal, source)));
        Assert.True(CitationId.TryParse(source.Citation, out var citation));
        Assert.True(citation.Matches(new string(' ', Canal.Start) + Canal.Text));
    }

    [Theory]
    [InlineData("He said he would \"yield at once\".", 1, "yield at once")]
    [InlineData("The embargo “ended in March 1974”.", 1, "ended in March 1974")]
    [InlineData("He spoke of ‘a canal that’s ours’ and left.", 1, "a canal that’s ours")]
    [InlineData("He spoke of 'a canal that's ours' and left.", 1, "a canal that's ours")]
    [InlineData("He spoke of «a canal of ours» and left.", 1, "a canal of ours")]
    [InlineData("He said: \"We yield. At once. Tomorrow.\"", 1, "We yield. At once. Tomorrow.")]
    [InlineData("He said: \"We yield at once.", 1, "We yield at once.")]
    [InlineData("He would \"not yield\" and said: “We yield at once", 1, "We yield at once")]
    public void A_quotation_that_is_not_in_a_passage_that_is_named_is_marked(string sentence, int passage, string quote) =>
        Assert.Equal(quote, Assert.Single(Check(sentence, passage).UnverifiedQuotes));

    [Fact]
    public void A_single_word_in_quotation_marks_is_no_quotation() => Assert.Empty(Check("The \"embargo\" ended.", 2).UnverifiedQuotes);

    [Theory]
    [InlineData("The ministers' plan was Egypt's, and the President's too.")]
    [InlineData("The canal’s owner ‘nationalised the canal’ in the ministers’ names.")]
    [InlineData("He would ‘not yield’ to others’ threats.")]
    public void An_apostrophe_is_no_quotation_mark(string sentence) => Assert.Empty(Check(sentence, 1).UnverifiedQuotes);

    [Fact]
    public void What_names_no_passage_that_there_is_has_no_source()
    {
        Assert.Empty(Check("It rained.").Sources);
        Assert.Empty(Check("It rained.", 0, 3, 99).Sources);
    }

    [Fact]
    public void Without_a_quotation_the_source_is_the_passage() =>
        Assert.Equal(Oil.Text, WordsOf(Oil, Assert.Single(Check("The embargo ended in spring.", 2).Sources)));

    static string WordsOf(Passage passage, AnswerSource source) => passage.Text[(source.Start - passage.Start)..(source.End - passage.Start)];

    static AnswerSentence Check(string sentence, params int[] passages) =>
        new AnswerCheck([Canal, Oil], vectors: null).Of(new CitedSentence(sentence, passages));
}
