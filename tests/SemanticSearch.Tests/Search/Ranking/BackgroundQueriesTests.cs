using SemanticSearch.Search.Ranking;

namespace SemanticSearch.Tests.Search.Ranking;

public sealed class BackgroundQueriesTests
{
    static readonly string[] OffTopic =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Search/Ranking/Data/off-topic-queries.txt"));

    [Fact]
    public void There_are_80_and_none_twice()
    {
        Assert.Equal(80, BackgroundQueries.All.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(80, BackgroundQueries.All.Count);
    }

    [Fact]
    public void Those_that_the_scale_is_tested_with_are_others()
    {
        Assert.Equal(60, OffTopic.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(OffTopic.Intersect(BackgroundQueries.All, StringComparer.OrdinalIgnoreCase));
    }
}
