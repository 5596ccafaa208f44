using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public class DocumentPartsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(199_999)]
    [InlineData(200_000)]
    [InlineData(650_001)]
    public void The_parts_of_a_text_joined_are_the_text(int length)
    {
        var text = string.Concat(Enumerable.Range(0, (length / 5) + 1).Select(i => i % 7 == 0 ? "🕊aé 国" : "abcde"))[..length];
        text = length > 0 && char.IsHighSurrogate(text[^1]) ? text[..^1] : text;
        var (parts, counts) = DocumentParts.Of(new Document { Id = "a", Title = "A", Text = text }, "");

        var texts = parts.Where(part => part["kind"].StringValue == "text").Select(part => part["text"].StringValue).ToList();
        Assert.Equal(text, string.Concat(texts));
        Assert.Equal(counts.Texts, texts.Count);
        Assert.All(texts, part => Assert.False(char.IsHighSurrogate(part[^1])));
    }

    [Fact]
    public void A_phrase_across_two_parts_is_whole_in_one_of_them()
    {
        var words = string.Join(' ', Enumerable.Range(0, 90_000));

        var parts = DocumentParts.OfPhrases(words).Select(part => $" {part["words"].StringValue} ").ToList();

        Assert.InRange(parts.Count, 2, 5);
        for (var i = 0; i < 90_000 - 50; i += 997)
        {
            var phrase = string.Join(' ', Enumerable.Range(i, 50));
            Assert.Contains(parts, part => part.Contains($" {phrase} ", StringComparison.Ordinal));
        }
    }
}
