namespace SemanticSearch.Tests;

public class DocumentIdTests
{
    [Theory]
    [InlineData("camp-david.md")]
    [InlineData("ungdc-2023/FRA_78_2023.txt")]
    [InlineData("déclaration n° 12")]
    public void Ordinary_names_are_fine(string id) => Assert.Null(DocumentId.Problem(id));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" padded")]
    [InlineData("..")]
    [InlineData("a/./b")]
    [InlineData("a%2Fb")]
    [InlineData(@"a\b")]
    [InlineData("tab\there")]
    public void What_does_not_survive_a_url_is_refused(string? id) => Assert.NotNull(DocumentId.Problem(id));

    [Fact]
    public void The_longest_id_has_512_characters()
    {
        Assert.Null(DocumentId.Problem(new string('x', 512)));
        Assert.NotNull(DocumentId.Problem(new string('x', 513)));
    }

    [Fact]
    public void A_key_is_stable_and_differs_by_collection_and_id()
    {
        var key = DocumentId.Key("default", "a.md");

        Assert.Matches("^[0-9a-hjkmnp-tv-z]{16}$", key);
        Assert.Equal(key, DocumentId.Key("default", "a.md"));
        Assert.NotEqual(key, DocumentId.Key("other", "a.md"));
        Assert.NotEqual(key, DocumentId.Key("default", "b.md"));
    }
}
