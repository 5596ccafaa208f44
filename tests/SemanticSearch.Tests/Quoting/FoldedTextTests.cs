using FsCheck.Xunit;
using SemanticSearch.Quoting;

namespace SemanticSearch.Tests.Quoting;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("Co-operation", "cooperation")]
    [InlineData("inter-\n  national law", "international law")]
    [InlineData("pre- and post-war", "pre and postwar")]
    [InlineData("The “Charter” — it’s OURS", "the charter it’s ours")]
    [InlineData("Côte d'Ivoire", "cote d’ivoire")]
    [InlineData("e\u0301lite Straße ﬁnal ａｂｃ", "elite strasse final abc")]
    [InlineData("1,000,000 and 1.5 %", "1000000 and 1.5 %")]
    [InlineData("2020–2025, 9/11", "2020 2025 9⁄11")]
    [InlineData("fell by -5", "fell by -5")]
    [InlineData("[T]he end", "the end")]
    [InlineData("soft\u00ADware zero\u200Bwidth", "software zerowidth")]
    [InlineData("联合国", "联 合 国")]
    [InlineData("район", "раи\u0306он")]
    [InlineData("½ of 10²", "1⁄2 of 10 2")]
    public void Words_are_folded(string text, string words) =>
        Assert.Equal(words.Normalize(System.Text.NormalizationForm.FormKD), FoldedText.Of(text).JoinWords().Normalize(System.Text.NormalizationForm.FormKD));

    [Fact]
    public void A_long_text_has_the_same_words_piece_by_piece()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"Article {i} 12 34, co-\noperation 1.5 % Ünion 联 "));

        Assert.Equal(FoldedText.Of(text).JoinWords(), FoldedText.JoinWordsOf(text));
    }

    [Fact]
    public void What_reads_otherwise_folds_otherwise()
    {
        string[] texts = ["Article 12", "Article 1-2", "Article 1.2", "Article -12", "Article 12 %", "Article ½"];

        Assert.Equal(texts.Length, texts.Select(text => FoldedText.Of(text).Letters).Distinct().Count());
    }

    [Fact]
    public void A_word_knows_its_place_in_the_text()
    {
        const string Text = "The ﬁrst “inter-\nnational” court";
        var folded = FoldedText.Of(Text);

        Assert.Equal(4, folded.WordCount);
        Assert.Equal("inter-\nnational", Text[folded.StartOfWord(2)..folded.EndOfWord(2)]);
        Assert.Equal("ﬁrst", Text[folded.StartOfWord(1)..folded.EndOfWord(1)]);
        Assert.Equal(2, folded.WordAt(folded.StartOfWord(1) + 1));
    }

    [Fact]
    public void Letters_are_found_only_as_whole_words()
    {
        var folded = FoldedText.Of("a part of warfare, the art of war");

        Assert.Equal(new TextSpan(23, 33), SpanOf(folded, "artofwar"));
        Assert.Equal(-1, folded.Find("warf", 0));
    }

    [Property]
    public void Any_text_folds_and_its_words_lie_in_order_within_it(string? given)
    {
        var text = given ?? "";
        var folded = FoldedText.Of(text);

        for (var i = 0; i < folded.WordCount; i++)
        {
            Assert.InRange(folded.EndOfWord(i), folded.StartOfWord(i) + 1, text.Length);
            Assert.True(i == 0 || folded.StartOfWord(i) >= folded.StartOfWord(i - 1));
        }
    }

    static TextSpan SpanOf(FoldedText folded, string letters)
    {
        var at = folded.Find(letters, 0);
        return folded.SpanOf(at, at + letters.Length);
    }
}
