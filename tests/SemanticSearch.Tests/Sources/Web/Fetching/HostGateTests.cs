using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Sources.Web.Fetching;

namespace SemanticSearch.Tests.Sources.Web.Fetching;

public sealed class HostGateTests : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    readonly FakeTimeProvider _time = new();
    readonly HostGate _gate;

    public HostGateTests() => _gate = new HostGate(_time);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task The_interval_counts_from_the_end_of_the_last_request()
    {
        await _gate.WaitAsync(Second, Cancel);
        _time.Advance(Second * 5);
        _gate.Note(FetchOutcome.Fetched);

        var waiting = _gate.WaitAsync(Second, Cancel);
        _time.Advance(Second * 0.9);
        Assert.False(waiting.IsCompleted);
        _time.Advance(Second * 0.1);
        await waiting;
    }

    [Fact]
    public async Task One_is_in_at_a_time()
    {
        await _gate.EnterAsync(Cancel);
        var second = _gate.EnterAsync(Cancel);
        Assert.False(second.IsCompleted);

        _gate.Leave();

        await second;
    }

    [Fact]
    public void A_host_that_does_not_answer_is_left_alone_for_a_while()
    {
        for (var i = 1; i < HostGate.MostFailures; i++)
            _gate.Note(FetchOutcome.Unavailable);
        _gate.Note(FetchOutcome.Absent);
        _gate.Note(FetchOutcome.Unavailable);
        Assert.Null(_gate.ClosedFor);

        for (var i = 1; i < HostGate.MostFailures; i++)
            _gate.Note(FetchOutcome.Unavailable);

        Assert.Equal(HostGate.Rest, _gate.ClosedFor);
        _time.Advance(HostGate.Rest);
        Assert.Null(_gate.ClosedFor);
    }

    [Theory]
    [InlineData(1, null, 0.0, 2.0)]
    [InlineData(2, null, 1.0, 6.0)]
    [InlineData(1, 20, 0.0, 20.0)]
    [InlineData(1, -5, 0.0, 2.0)]
    public void Within_a_sync_waits_grow_or_are_what_is_asked_for(int failures, int? asked, double chance, double expected) =>
        Assert.Equal(expected, RetryBackoff.WithinSync(failures, SecondsOf(asked), chance).TotalSeconds);

    [Theory]
    [InlineData(1, null, 0.0, 300.0)]
    [InlineData(3, null, 1.0, 1_800.0)]
    [InlineData(1, 900, 0.0, 900.0)]
    [InlineData(50, null, 0.0, 86_400.0)]
    [InlineData(1, 10_000_000, 0.0, 86_400.0)]
    public void Between_syncs_waits_double_up_to_a_day(int failures, int? asked, double chance, double expected) =>
        Assert.Equal(expected, RetryBackoff.BetweenSyncs(failures, SecondsOf(asked), chance).TotalSeconds);

    static TimeSpan? SecondsOf(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;
}
