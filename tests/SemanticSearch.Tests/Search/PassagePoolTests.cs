using SemanticSearch.Search;

namespace SemanticSearch.Tests.Search;

public sealed class PassagePoolTests
{
    [Theory]
    [InlineData(10, 30)]
    [InlineData(200, 600)]
    [InlineData(400, 600)]
    [InlineData(1_000, 1_000)]
    public void What_is_compared_with_each_other_does_not_grow_threefold_without_end(int limit, int expected) =>
        Assert.Equal(expected, PassagePool.Of(new SearchRequest { Query = "grain", Limit = limit }, reordered: true, reranked: 0).Passages);
}
