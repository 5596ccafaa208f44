namespace SemanticSearch.Tests;

public class CitationIdTests
{
    const string Text = "The Parties agree. They will consult.";
    static readonly string Key = DocumentId.Key("default", "treaty.md");

    [Fact]
    public void What_is_written_is_read_back()
    {
        var citation = CitationId.Of(Key, Text, 4, 18);

        Assert.True(CitationId.TryParse(citation.ToString(), out var parsed));
        Assert.Equal(citation, parsed);
    }

    [Fact]
    public void A_citation_matches_only_the_words_it_was_made_of()
    {
        var citation = CitationId.Of(Key, Text, 4, 18);

        Assert.True(citation.Matches(Text));
        Assert.False(citation.Matches(Text.Replace("agree", "argue", StringComparison.Ordinal)));
        Assert.False(citation.Matches(Text[..10]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("0123456789abcdef-5-5-00000000")]
    [InlineData("0123456789abcdef--5-7-00000000")]
    [InlineData("0123456789abcdef-5-99999999999-00000000")]
    public void Other_forms_are_refused(string? value) => Assert.False(CitationId.TryParse(value, out _));
}
