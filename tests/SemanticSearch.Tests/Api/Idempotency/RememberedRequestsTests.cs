using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Api.Idempotency;

namespace SemanticSearch.Tests.Api.Idempotency;

public sealed class RememberedRequestsTests
{
    readonly FakeTimeProvider _time = new();
    readonly RememberedRequests _remembered;

    public RememberedRequestsTests() =>
        _remembered = new RememberedRequests(Options.Create(new IdempotencyOptions { Hours = 24, MaximumKeys = 2 }), _time);

    [Fact]
    public void A_request_is_found_by_its_key()
    {
        Assert.Null(_remembered.FindOrAdd("a", "1", out var first));

        Assert.Same(first, _remembered.FindOrAdd("a", "2", out _));
    }

    [Fact]
    public void A_day_later_it_is_forgotten()
    {
        _remembered.FindOrAdd("a", "1", out _);

        _time.Advance(TimeSpan.FromHours(23.9));
        Assert.NotNull(_remembered.FindOrAdd("a", "1", out _));
        _time.Advance(TimeSpan.FromHours(0.1));
        Assert.Null(_remembered.FindOrAdd("a", "1", out _));
    }

    [Fact]
    public void Where_there_are_too_many_the_oldest_goes()
    {
        foreach (var key in (string[])["a", "b", "c"])
            Assert.Null(_remembered.FindOrAdd(key, "1", out _));

        Assert.NotNull(_remembered.FindOrAdd("b", "1", out _));
        Assert.NotNull(_remembered.FindOrAdd("c", "1", out _));
        Assert.Null(_remembered.FindOrAdd("a", "1", out _));
    }

    [Fact]
    public void What_came_to_no_answer_can_be_tried_again()
    {
        _remembered.FindOrAdd("a", "1", out var first);

        _remembered.Forget(first);

        Assert.Null(_remembered.FindOrAdd("a", "1", out var second));
        _remembered.Forget(first);
        Assert.Same(second, _remembered.FindOrAdd("a", "1", out _));
    }
}
