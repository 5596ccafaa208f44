using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class VersionsTests
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_version_is_above_the_one_before_though_the_clock_stands_still_or_was_set_back()
    {
        var first = Versions.Next(_time, before: null);
        var second = Versions.Next(_time, first);
        _time.AdjustTime(_time.GetUtcNow().AddYears(-1));
        var third = Versions.Next(_time, second);

        Assert.True(first < second && second < third);
    }

    [Fact]
    public void A_version_tells_when_it_was_drawn() => Assert.Equal(_time.GetUtcNow(), Versions.TimeOf(Versions.Next(_time, before: null)));

    [Fact]
    public void Neighbouring_versions_are_told_apart_as_floating_point_numbers()
    {
        _time.SetUtcNow(new DateTimeOffset(2053, 12, 31, 0, 0, 0, TimeSpan.Zero));

        var version = Versions.Next(_time, before: null);

        Assert.NotEqual((double)version, (double)(version + 1));
    }
}
