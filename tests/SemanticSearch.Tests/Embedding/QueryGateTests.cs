using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Embedding;

namespace SemanticSearch.Tests.Embedding;

public class QueryGateTests
{
    readonly FakeTimeProvider _time = new();
    readonly QueryGate _gate;

    public QueryGateTests() => _gate = new QueryGate(TimeSpan.FromMilliseconds(50), _time);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Without_a_query_nobody_waits() => Assert.True(_gate.YieldAsync(Cancel).AsTask().IsCompletedSuccessfully);

    [Fact]
    public async Task Work_waits_until_the_last_query_is_answered()
    {
        var (one, other) = (_gate.Enter(), _gate.Enter());
        var step = _gate.YieldAsync(Cancel).AsTask();
        one.Dispose();
        one.Dispose();
        Assert.False(step.IsCompleted);

        other.Dispose();
        await step;
        Assert.True(_gate.YieldAsync(Cancel).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Work_goes_on_after_a_while_however_many_queries_there_are()
    {
        using var query = _gate.Enter();
        var step = _gate.YieldAsync(Cancel).AsTask();
        _time.Advance(TimeSpan.FromMilliseconds(49));
        Assert.False(step.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await step;
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var query = _gate.Enter();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var step = _gate.YieldAsync(stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => step);
    }
}
