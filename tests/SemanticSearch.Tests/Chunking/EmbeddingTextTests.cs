using SemanticSearch.Chunking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Chunking;

public class EmbeddingTextTests
{
    static readonly Speaker Dulles = new("Dulles", "Secretary of State");

    [Fact]
    public void Title_headings_speaker_and_date_stand_above_the_text()
    {
        var document = Dated(Some.Document("One. Two.")) with { Title = "Talks\nin Bonn" };
        var chunk = new Chunk(0, 5, 9, ["Germany", "Berlin"], 1) { Speaker = Dulles };

        Assert.Equal("Talks in Bonn › Germany › Berlin › Dulles, Secretary of State, 1958-11-27\nTwo.", Text(document, chunk));
        Assert.Equal("Talks in Bonn › 1958-11-27\nTwo.", Text(document, chunk with { HeadingPath = [], Speaker = null }));
    }

    [Fact]
    public void A_title_that_is_the_first_heading_is_not_repeated() =>
        Assert.Equal(
            "Some document › Scope",
            Context(Some.Document("Text."), 100, ["SOME  document", "Scope"]));

    [Fact]
    public void Without_context_the_text_is_all()
    {
        var embedding = new EmbeddingText(new ChunkingOptions(100, 0), Some.Words);

        Assert.Equal(["Text."], embedding.TextsOf(Dated(Some.Document("Text.")), [new Chunk(0, 0, 5, ["Heading"], 1)]));
    }

    [Fact]
    public void A_long_context_keeps_the_innermost_headings_and_ends_at_words()
    {
        var document = Some.Document("Text.") with { Title = "a b c d e f g h i j k l" };

        Assert.Equal("a b c d › two three › four", Context(document, 48, ["one x y z", "two three", "four"]));
        Assert.Equal("a b c d › five six seven eight nine ten", Context(document, 48, ["five six seven eight nine ten eleven twelve"]));
    }

    [Fact]
    public void A_title_without_spaces_is_cut_too()
    {
        var document = Some.Document("Text.") with { Title = string.Concat(Enumerable.Repeat("条约", 500)) };
        var embedding = new EmbeddingText(new ChunkingOptions(40, 0, Context: true), text => text.Length);

        Assert.InRange(embedding.ContextOf(document, [], null).Length, 1, 10);
    }

    [Fact]
    public void A_tiny_budget_leaves_no_context() => Assert.Equal("", Context(Some.Document("Text."), 3, ["Heading"]));

    static Document Dated(Document document) => document with
    {
        Facts = new DocumentFacts { Dates = [new DocumentDate(DateKind.Written, DateInterval.Day(new DateOnly(1958, 11, 27)))] },
    };

    static string Context(Document document, int tokens, string[] headings) =>
        new EmbeddingText(new ChunkingOptions(tokens, 0, Context: true), Some.Words).ContextOf(document, headings, null);

    static string Text(Document document, Chunk chunk) =>
        Assert.Single(new EmbeddingText(new ChunkingOptions(100, 0, Context: true), Some.Words).TextsOf(document, [chunk]));
}
