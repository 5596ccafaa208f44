using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Jobs.Watching;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Jobs.Watching;

public sealed class WatchedSourceTests : IDisposable
{
    readonly FakeTimeProvider _time = new();
    readonly WatchedSource _watched;

    // Of a folder that is not there the file system tells nothing.
    public WatchedSourceTests() => _watched = new WatchedSource(
        new Source(1, "default", "/nowhere/at-all", [], [], null, Removes: true, SyncedAt: null),
        new WatchOptions { SweepSeconds = 60 },
        _time,
        () => { },
        NullLogger.Instance);

    public void Dispose() => _watched.Dispose();

    [Fact]
    public void It_is_looked_at_at_once_and_then_with_every_sweep()
    {
        Assert.True(_watched.Remaining <= TimeSpan.Zero);
        _watched.Begin();
        _watched.Succeed();

        Assert.Equal(TimeSpan.FromSeconds(60), _watched.Remaining);
        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(TimeSpan.Zero, _watched.Remaining);
    }

    [Fact]
    public void Pages_of_the_web_have_a_sweep_of_their_own()
    {
        var source = new Source(
            1, "default", "https://example.org/feed", [], [], null, Removes: true, SyncedAt: null, new WebSettings(WebSourceKind.Feed, 10, KeepsUnlisted: true));
        using var watched = new WatchedSource(
            source, new WatchOptions { SweepSeconds = 60, WebSweepSeconds = 7_200 }, _time, () => { }, NullLogger.Instance);
        watched.Begin();
        watched.Succeed();

        Assert.Equal(TimeSpan.FromHours(2), watched.Remaining);
    }

    [Fact]
    public void What_fails_is_tried_again_soon_and_then_ever_later_up_to_the_sweep()
    {
        var waits = new List<double>();
        for (var i = 0; i < 6; i++)
        {
            _watched.Begin();
            _watched.Fail("the folder is not there");
            waits.Add(_watched.Remaining.TotalSeconds);
        }

        Assert.Equal([5, 10, 20, 40, 60, 60], waits);
        _watched.Begin();
        _watched.Succeed();
        Assert.True(_watched.Fail("the folder is not there"));
        Assert.Equal(TimeSpan.FromSeconds(5), _watched.Remaining);
    }

    [Fact]
    public void A_problem_is_another_one_if_more_than_its_figures_is_different()
    {
        bool[] isNew =
        [
            _watched.Fail("written by process 12 until 12:30:05"),
            _watched.Fail("written by process 7 until 12:30:13"),
            _watched.Fail("10 of the 29 documents would be removed"),
            _watched.Fail("11 of the 29 documents would be removed"),
        ];

        Assert.Equal([true, false, true, false], isNew);
    }
}
