using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Search;
using SemanticSearch.Search.Alignment;
using SemanticSearch.Search.Highlighting;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Highlighting;

public class PassageHighlighterTests
{
    const string Text = "The commission met in Geneva in May. Each side may withdraw its soldiers from the strip of sand. Lunch was served.";

    [Fact]
    public void The_querys_words_are_marked_in_every_form_but_not_those_of_no_account()
    {
        var passage = Highlight(null, "Where did the commissions meet, and with which soldier?");

        Assert.Equal(["commission", "soldiers"], WordsOf(passage));
    }

    [Theory]
    [InlineData("Where does this strip have sand")]
    [InlineData("Were those of the strip of sand")]
    public void Forms_of_words_of_no_account_are_not_marked_either(string query) =>
        Assert.Equal(["strip", "sand"], WordsOf(Highlight(null, query)));

    [Fact]
    public async Task The_best_sentence_is_the_nearest_in_meaning_though_no_word_is_shared()
    {
        using var model = await SentenceModel.LoadAsync(ModelLibrary.BuiltInFolder, 1, TestContext.Current.CancellationToken);

        var passage = Highlight(model, "evacuating troops out of a desert area");

        Assert.StartsWith("Each side may withdraw", SentenceOf(passage), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sinai", "The strip of sand")]
    [InlineData("The strip of sand", "Sinai")]
    public void A_heading_or_the_title_is_never_the_best_sentence(string title, string heading)
    {
        var passage = SomePassage.Of("The strip of sand\n\nEach side may withdraw its soldiers. Lunch was served.") with { Title = title, HeadingPath = [heading] };

        var best = Assert.Single(PassageHighlighter.Highlight("strip of sand, which soldiers", [passage], aligned: null));

        Assert.StartsWith("Each side may withdraw", SentenceOf(best), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_model_words_choose_the_sentence()
    {
        var passage = Highlight(null, "served lunch");

        Assert.Equal("Lunch was served.", SentenceOf(passage));
    }

    [Fact]
    public void Offsets_count_in_the_document()
    {
        var passage = Highlight(null, "Geneva");

        var word = Assert.Single(passage.Highlights, highlight => highlight.Kind == HighlightKind.Word);
        Assert.Equal(Prefix.Length + Text.IndexOf("Geneva", StringComparison.Ordinal), word.Start);
    }

    const string Prefix = "Before. ";

    static Passage Highlight(SentenceModel? model, string query)
    {
        var passage = PassageBuilder.Build(
            "default", Some.Document(Prefix + Text), Prefix.Length, Prefix.Length + Text.Length, new ContextWindow(0, 0));
        var aligned = model?.Tokens is { } tokens ? AlignedQuery.Of(query, tokens) : null;
        return Assert.Single(PassageHighlighter.Highlight(query, [passage], aligned));
    }

    static IEnumerable<string> WordsOf(Passage passage) =>
        from highlight in passage.Highlights
        where highlight.Kind == HighlightKind.Word
        select passage.Text[(highlight.Start - passage.Start)..(highlight.End - passage.Start)];

    static string SentenceOf(Passage passage)
    {
        var best = Assert.Single(passage.Highlights, highlight => highlight.Kind == HighlightKind.Sentence);
        return passage.Text[(best.Start - passage.Start)..(best.End - passage.Start)];
    }
}
