using SemanticSearch.Answering;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Answering;

public class ExtractiveAnswerTests
{
    [Fact]
    public void Sentences_stand_word_for_word_in_their_passages_and_their_citations_say_where()
    {
        var passage = SomePassage.Of("It rained. Egypt closed the canal in 1956. Ships waited.");

        var sentence = Assert.Single(Answer("When did Egypt close the canal?", 1, passage));

        var source = Assert.Single(sentence.Sources);
        Assert.Equal("Egypt closed the canal in 1956.", sentence.Text);
        Assert.Equal(sentence.Text, passage.Text[(source.Start - passage.Start)..(source.End - passage.Start)]);
        Assert.True(CitationId.TryParse(source.Citation, out var citation));
        Assert.True(citation.Matches(new string(' ', passage.Start) + passage.Text));
    }

    [Fact]
    public void Documents_come_by_rank_and_their_sentences_in_the_order_of_reading()
    {
        var first = SomePassage.Of("The canal was closed. Egypt closed the canal.", 1, "b.txt");
        var second = SomePassage.Of("Egypt opened the canal again.", 2, "a.txt");

        var texts = Answer("Egypt canal", 3, first, second).Select(sentence => sentence.Text);

        Assert.Equal(["The canal was closed.", "Egypt closed the canal.", "Egypt opened the canal again."], texts);
    }

    [Fact]
    public void What_was_said_is_not_said_again()
    {
        var passages = Enumerable.Range(1, 4).Select(rank => SomePassage.Of("Egypt closed the canal in 1956.", rank, $"{rank}.txt")).ToArray();

        Assert.Single(Answer("Egypt canal", 4, passages));
    }

    [Fact]
    public void Headings_are_no_answer_where_there_are_sentences() =>
        Assert.DoesNotContain(
            Answer("Egypt canal", 5, SomePassage.Of("The canal of Egypt\n\nEgypt closed it.")), sentence => sentence.Text.EndsWith("Egypt", StringComparison.Ordinal));

    [Fact]
    public void What_has_only_headings_answers_by_them() =>
        Assert.Equal("The canal of Egypt", Assert.Single(Answer("Egypt canal", 5, SomePassage.Of("The canal of Egypt"))).Text);

    static IReadOnlyList<AnswerSentence> Answer(string question, int limit, params Passage[] passages) =>
        new ExtractiveAnswer(question, aligned: null).Of(passages, limit);
}
