using SemanticSearch.Search.Understanding;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Search.Understanding;

public class ReferenceReaderTests
{
    static readonly Dictionary<string, System.Text.Json.JsonElement> NoMetadata = [];

    [Theory]
    [InlineData("S/RES/1701", "S/RES/1701")]
    [InlineData("s/res/1701 on Lebanon", "S/RES/1701")]
    [InlineData("A/RES/2758(XXVI)", "A/RES/2758(XXVI)")]
    [InlineData("UNSCR 1701", "S/RES/1701")]
    [InlineData("Security Council resolution 242", "S/RES/242")]
    [InlineData("UN Security Council Resolution 1441", "S/RES/1441")]
    [InlineData("General Assembly resolution 60/1", "A/RES/60/1")]
    [InlineData("resolution 2758", "resolution 2758")]
    [InlineData("resolution 27581", null)]
    [InlineData("Article 5 of the North Atlantic Treaty", "article 5 north-atlantic-treaty")]
    [InlineData("article VI of the NPT", "article VI npt")]
    [InlineData("Chapter VII of the UN Charter", "chapter VII un-charter")]
    [InlineData("FRUS 1969–76, vol. XXIV, doc. 176", "frus1969-76v24/d176")]
    [InlineData("NSC 68", "NSC 68")]
    [InlineData("NSC-68", "NSC 68")]
    [InlineData("Cmnd. 1234", "Cmnd. 1234")]
    [InlineData("Article 51", null)]
    [InlineData("A/B testing", null)]
    [InlineData("Chapter VII", null)]
    public void References_are_found(string query, string? id) => Assert.Equal(id, ReferenceReader.Find(query).SingleOrDefault()?.Reference.Id);

    [Theory]
    [InlineData("UNSCR 1701", "S/RES/1701 (2006)", "", true)]
    [InlineData("UNSCR 1701", "S/RES/1702 (2006)", "", false)]
    [InlineData("UNSCR 1701", "S/RES/1701/Add.1", "", false)]
    [InlineData("resolution 2758", "A/RES/2758(XXVI)", "", true)]
    [InlineData("FRUS 1969–76, vol. XXIV, doc. 176", "frus1969-76v24/d176", "", true)]
    [InlineData("Article 5 of the North Atlantic Treaty", null, "The North Atlantic Treaty, 1949", true)]
    [InlineData("Article 5 of the North Atlantic Treaty", null, "The Rome Statute", false)]
    public void A_document_fits_or_not(string query, string? identifier, string title, bool expected) =>
        Assert.Equal(expected, ReferenceReader.Find(query)[0].Reference.Fits(new DocumentNames("some-id", title, identifier, NoMetadata)));

    [Fact]
    public void A_provision_is_found_by_its_heading()
    {
        var reference = ReferenceReader.Find("Article 5 of the North Atlantic Treaty")[0].Reference;

        Assert.True(reference.FitsHeading(["Treaty", "Article 5"]));
        Assert.True(reference.FitsHeading(["ARTICLE 5. Armed attack"]));
        Assert.False(reference.FitsHeading(["Article 51"]));
    }
}
