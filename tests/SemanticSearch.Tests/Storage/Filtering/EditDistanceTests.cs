using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "", 3)]
    [InlineData("country", "country", 0)]
    [InlineData("contry", "country", 1)]
    [InlineData("coumtry", "country", 1)]
    [InlineData("ocuntry", "country", 2)]
    [InlineData("kitten", "sitting", 3)]
    public void Insertions_omissions_and_replacements_count(string x, string y, int distance)
    {
        Assert.Equal(distance, EditDistance.Of(x, y));
        Assert.Equal(distance, EditDistance.Of(y, x));
    }
}
