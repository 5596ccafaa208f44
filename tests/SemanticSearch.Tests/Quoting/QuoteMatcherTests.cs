using SemanticSearch.Quoting;

namespace SemanticSearch.Tests.Quoting;

public sealed class QuoteMatcherTests
{
    const string Speech = """
        Mr. President, the small States have waited long enough. My Government will not accept a second-class peace, and we shall spend
        250 million dollars on co-operation with Lebanon before 1982.

        Nobody asked the fishermen. The Council debated for nine days; it adopted nothing - and the war went on.
        """;

    [Theory]
    [InlineData("the small States have waited long enough", "exact")]
    [InlineData("“Nobody asked the fishermen.”", "exact")]
    [InlineData("THE SMALL STATES  have waited\nlong enough", "repaired")]
    [InlineData("on cooperation with Lebanon before 1982", "repaired")]
    [InlineData("a second class peace, and we shall spend 250 million", "repaired")]
    [InlineData("it adopted nothing — and the war went on", "repaired")]
    [InlineData("before 1982. Nobody asked the fishermen", "repaired")]
    [InlineData("the small States have waited … will not accept a second-class peace", "spliced")]
    [InlineData("My Government will not accept [...] Nobody asked the fishermen", "spliced")]
    [InlineData("The Council debated for nine days [and nights]; it adopted nothing", "spliced")]
    [InlineData("My Government will accept a second-class peace", "altered")]
    [InlineData("we shall spend 350 million dollars on co-operation", "altered")]
    [InlineData("Nobody asked the fishermen … My Government will not accept", null)]
    [InlineData("the large fleets have sailed far enough", null)]
    [InlineData("mall States have waited", null)]
    public void A_quotation_gets_its_verdict(string quote, string? verdict) =>
        Assert.Equal(verdict, Find(quote)?.Verdict.ToString().ToLowerInvariant());

    [Fact]
    public void Words_that_differ_are_told_with_their_places_on_both_sides()
    {
        const string Quote = "My Government will accept a second-class war, and we should spend 350 million dollars on co-operation with "
            + "Syria before 1982. Nobody asked the very old fishermen. The Council debated for nine days; it adopted nothing";

        var found = Find(Quote)!;

        Assert.Equal(
            [
                (QuoteEditKind.Delete, "", "not"),
                (QuoteEditKind.Replace, "war", "peace"),
                (QuoteEditKind.Replace, "should", "shall"),
                (QuoteEditKind.Replace, "350", "250"),
                (QuoteEditKind.Replace, "Syria", "Lebanon"),
                (QuoteEditKind.Insert, "very old", ""),
            ],
            found.Edits.Select(edit => (edit.Kind, edit.Quoted, edit.Source)));
        Assert.All(found.Edits, edit =>
        {
            Assert.Equal(edit.Quoted, Quote[edit.QuotedStart..edit.QuotedEnd]);
            Assert.Equal(edit.Source, Speech[edit.SourceStart..edit.SourceEnd]);
        });
        Assert.Equal(
            ["Negation", "", "Obligation", "Number", "Name", ""],
            found.Edits.Select(edit => string.Join(',', edit.Concerns)));
    }

    [Fact]
    public void Pieces_are_the_ones_closest_together()
    {
        const string Text = "We seek peace for all. Much else was said of it. We seek peace for all, and in the end we shall have peace in our time.";

        var found = Find("We seek peace for all … we shall have peace in our time", Text)!;

        Assert.Equal(Text.LastIndexOf("We seek", StringComparison.Ordinal), found.Pieces[0].Start);
        Assert.Equal(QuoteVerdict.Spliced, found.Verdict);
    }

    [Fact]
    public void Short_pieces_far_apart_are_no_quotation()
    {
        var text = $"The war is over. {string.Concat(Enumerable.Repeat("Nothing more was said. ", 30))}We want peace and prosperity for our children.";

        Assert.Null(Find("The war … We want peace and prosperity for our children", text));
        Assert.NotNull(Find("The war is over … We want peace and prosperity for our children", text));
    }

    [Fact]
    public void Words_of_scripts_without_spaces_are_found()
    {
        const string Text = "中国代表团认为,联合国应当在国际事务中发挥核心作用。";

        Assert.Equal(QuoteVerdict.Exact, Find("联合国应当在国际事务中发挥核心作用", Text)!.Verdict);
        Assert.Equal(QuoteVerdict.Altered, Find("联合国不应当在国际事务中发挥核心作用", Text)!.Verdict);
    }

    [Fact]
    public void A_wrong_last_word_stands_for_the_true_one()
    {
        const string Text = "It adopted the text demanding an immediate cease-fire, by 64 votes to 5. Others abstained.";

        var found = Find("demanding an immediate cease-fire, by 64 votes to 9", Text)!;

        var edit = Assert.Single(found.Edits);
        Assert.Equal((QuoteEditKind.Replace, "9", "5"), (edit.Kind, edit.Quoted, edit.Source));
        Assert.EndsWith("votes to 5", Text[found.Pieces[0].Start..found.Pieces[0].End], StringComparison.Ordinal);
    }

    [Fact]
    public void Long_repetitions_end_soon()
    {
        var words = string.Concat(Enumerable.Repeat("peace ", 3_000));

        Assert.NotNull(Find(words, string.Concat(Enumerable.Repeat("peace ", 200_000))));
        Find(words + "war", string.Concat(Enumerable.Repeat("peace ", 200_000)));
    }

    [Fact]
    public void Differences_of_writing_are_named()
    {
        Assert.Equal([QuoteDifference.Case], WritingDifferences.Of("The council", "the Council"));
        Assert.Equal([QuoteDifference.Hyphenation], WritingDifferences.Of("cooperation", "co-operation"));
        Assert.Equal([QuoteDifference.QuotationMarks, QuoteDifference.Dashes], WritingDifferences.Of("\"so\" – it", "“so” — it"));
        Assert.Equal([QuoteDifference.Accents], WritingDifferences.Of("Perez", "Pérez"));
        Assert.Equal([QuoteDifference.CompatibilityForms], WritingDifferences.Of("ﬁnal", "final"));
        Assert.Equal([QuoteDifference.Spacing, QuoteDifference.Punctuation], WritingDifferences.Of("peace and  war.", "peace, and war."));
    }

    static FoundQuote? Find(string quote, string text = Speech)
    {
        var matcher = new QuoteMatcher(new Quotation(quote));
        var source = new SourceText(text);
        return matcher.FindWhole(source).FirstOrDefault() ?? matcher.FindSpliced(source) ?? matcher.FindAltered(source);
    }
}
