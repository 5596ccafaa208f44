using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class PointIdsTests
{
    [Fact]
    public void A_name_has_the_UUID_that_the_standard_gives_it()
    {
        // The example of RFC 9562, appendix A.4.
        var dns = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), PointIds.Of(dns, "www.example.com"));
    }

    [Fact]
    public void Points_of_other_documents_versions_places_and_kinds_have_other_ids()
    {
        var (one, other) = (PointIds.SpaceOf("treaties"), PointIds.SpaceOf("speeches"));

        Guid[] ids =
        [
            PointIds.OfDocument(one, "a"), PointIds.OfDocument(one, "b"), PointIds.OfDocument(other, "a"),
            PointIds.OfText(one, "a", 1, 0), PointIds.OfText(one, "a", 1, 1), PointIds.OfText(one, "a", 2, 0),
            PointIds.OfChunk(one, "a", 1, 0), PointIds.OfChunk(one, "a", 1, 1), PointIds.OfChunk(one, "a", 2, 0),
        ];

        Assert.Distinct(ids);
        Assert.Equal(PointIds.OfChunk(one, "a", 2, 0), PointIds.OfChunk(PointIds.SpaceOf("treaties"), "a", 2, 0));
    }
}
