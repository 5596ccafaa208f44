using SemanticSearch.Search.Context;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Context;

public class SentenceContextTests
{
    const string Text = "One came first. Two followed it. Three was in the middle. Four came late. Five was the last.";
    static readonly int Start = Text.IndexOf("Three", StringComparison.Ordinal);
    static readonly int End = Text.IndexOf(" Four", StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "Two followed it.")]
    [InlineData(2, "One came first. Two followed it.")]
    [InlineData(9, "One came first. Two followed it.")]
    public void The_sentences_before_end_where_the_span_begins(int sentences, string expected) =>
        Assert.Equal(expected, Before(Text, Start, sentences));

    [Theory]
    [InlineData(1, "Four came late.")]
    [InlineData(2, "Four came late. Five was the last.")]
    [InlineData(9, "Four came late. Five was the last.")]
    public void The_sentences_after_begin_where_the_span_ends(int sentences, string expected) =>
        Assert.Equal(expected, After(Some.Document(Text), End, sentences));

    [Fact]
    public void Nothing_surrounds_the_whole_text()
    {
        Assert.Equal("", Before(Text, 0, 3));
        Assert.Equal("", After(Some.Document(Text), Text.Length, 3));
    }

    [Fact]
    public void A_long_sentence_is_never_cut()
    {
        var longer = "It said " + string.Join(" and ", Enumerable.Repeat("that the treaty holds", 400)) + ".";
        var text = $"{longer} Here. {longer}";
        var start = text.IndexOf("Here.", StringComparison.Ordinal);

        Assert.Equal(longer, Before(text, start, 1));
        Assert.Equal(longer, After(Some.Document(text), start + 5, 1));
    }

    [Fact]
    public void A_heading_after_the_span_comes_with_the_sentence_under_it()
    {
        const string WithHeading = "One ends here.\n\nThe road to Maryland\n\nTwo begins here. Three follows.";
        var heading = WithHeading.IndexOf("The road", StringComparison.Ordinal);
        var document = Some.Document(WithHeading) with
        {
            Structure = new DocumentStructure { Sections = [new Section(heading, WithHeading.Length, 2, "The road to Maryland")] },
        };

        Assert.Equal("The road to Maryland\n\nTwo begins here.", After(document, 14, 1));
    }

    static string Before(string text, int start, int sentences)
    {
        var span = SentenceContext.Before(text, start, sentences);
        return text[span.Start..span.End];
    }

    static string After(Document document, int end, int sentences)
    {
        var span = SentenceContext.After(document, end, sentences);
        return document.Text[span.Start..span.End];
    }
}
