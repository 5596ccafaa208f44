using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Sources.Watching;

namespace SemanticSearch.Tests.Sources.Watching;

public class EventBurstTests
{
    readonly FakeTimeProvider _time = new();
    readonly EventBurst _burst;

    public EventBurstTests() => _burst = new EventBurst(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), _time);

    [Fact]
    public void Without_events_there_is_nothing_to_answer() => Assert.Null(_burst.Remaining);

    [Fact]
    public void Events_are_answered_when_none_has_come_for_a_while()
    {
        Assert.True(_burst.Add());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(_burst.Add());

        Assert.Equal(TimeSpan.FromSeconds(2), _burst.Remaining);
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, _burst.Remaining);
    }

    [Fact]
    public void Events_that_never_cease_are_answered_when_the_first_has_waited_long_enough()
    {
        for (var second = 0; second < 9; second++)
        {
            _burst.Add();
            Assert.True(_burst.Remaining > TimeSpan.Zero);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        _burst.Add();
        Assert.Equal(TimeSpan.FromSeconds(1), _burst.Remaining);
    }

    [Fact]
    public void What_comes_after_the_answer_has_begun_is_another_burst()
    {
        _burst.Add();
        _burst.Clear();

        Assert.Null(_burst.Remaining);
        Assert.True(_burst.Add());
        Assert.Equal(TimeSpan.FromSeconds(2), _burst.Remaining);
    }
}
