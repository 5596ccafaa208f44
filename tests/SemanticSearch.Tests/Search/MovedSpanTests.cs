using SemanticSearch.Search;

namespace SemanticSearch.Tests.Search;

public class MovedSpanTests
{
    const string Words = "The parties shall consult each other before any step at the border.";
    static readonly string Key = DocumentId.Key("default", "a.txt");

    [Theory]
    [InlineData("", "A new preamble stands before it. ")]
    [InlineData("A long preamble stood before it, in several words. ", "Short. ")]
    public void Words_that_an_edit_has_moved_are_found(string oldStart, string newStart)
    {
        var cited = CitationId.Of(Key, oldStart + Words, oldStart.Length, oldStart.Length + Words.Length);

        var moved = MovedSpan.Find(cited, newStart + Words + " And more.", TestContext.Current.CancellationToken);

        Assert.Equal(CitationId.Of(Key, newStart + Words, newStart.Length, newStart.Length + Words.Length), moved);
    }

    [Fact]
    public void Words_that_were_edited_are_not_found()
    {
        var cited = CitationId.Of(Key, Words, 0, Words.Length);

        Assert.Null(MovedSpan.Find(cited, "So: " + Words.Replace("shall", "must ", StringComparison.Ordinal), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_text_shorter_than_the_words_has_them_nowhere() =>
        Assert.Null(MovedSpan.Find(CitationId.Of(Key, Words, 0, Words.Length), "Short.", TestContext.Current.CancellationToken));
}
