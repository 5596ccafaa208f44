using FsCheck.Xunit;
using SemanticSearch.Embedding.Catalog;

namespace SemanticSearch.Tests.Embedding.Catalog;

public class BackoffTests
{
    [Fact]
    public void Waits_double() =>
        Assert.Equal([1, 2, 4, 8], Enumerable.Range(1, 4).Select(failures => Backoff.Delay(failures, asked: null).TotalSeconds));

    [Property]
    public bool No_wait_is_negative_or_longer_than_the_longest(byte failures, int? askedSeconds)
    {
        var delay = Backoff.Delay(failures + 1, askedSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        return delay > TimeSpan.Zero && delay <= Backoff.Longest;
    }

    [Property]
    public bool What_the_server_asks_is_done_within_the_longest(byte failures, ushort seconds)
    {
        var asked = TimeSpan.FromSeconds(1 + seconds);
        return Backoff.Delay(failures + 1, asked) == (asked < Backoff.Longest ? asked : Backoff.Longest);
    }
}
