using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Storage;

public sealed class RecentlyUsedTests
{
    const long MostBytes = 160;

    readonly RecentlyUsed<int, string> _used = new(MostBytes, value => value.Length);

    [Fact]
    public void What_is_kept_is_found_by_its_key_in_its_last_value()
    {
        _used.Keep(1, "one");
        _used.Keep(1, "uno");

        Assert.Equal("uno", _used.Find(1));
        Assert.Null(_used.Find(2));
    }

    [Fact]
    public void What_is_asked_for_stays_and_what_is_not_goes_within_the_bound()
    {
        var value = new string('x', 10);
        _used.Keep(-1, "asked for");
        for (var key = 0; key < 100; key++)
        {
            Assert.Equal("asked for", _used.Find(-1));
            _used.Keep(key, value);
        }

        Assert.Equal(value, _used.Find(99));
        Assert.Null(_used.Find(0));
        Assert.InRange(Enumerable.Range(0, 100).Count(key => _used.Find(key) is not null), 1, (int)MostBytes / value.Length);
    }

    [Fact]
    public void What_is_too_large_is_not_kept()
    {
        _used.Keep(1, new string('x', 21));

        Assert.Null(_used.Find(1));
    }
}
