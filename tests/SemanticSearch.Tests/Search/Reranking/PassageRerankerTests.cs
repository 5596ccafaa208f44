using SemanticSearch.Embedding.Reranking;
using SemanticSearch.Search.Reranking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Reranking;

public sealed class PassageRerankerTests : IDisposable
{
    static readonly string[] Passages = ["war", "oil", "peace", "treaty of peace", "the treaty"];

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_best_answer_comes_first_and_equals_keep_their_order()
    {
        using var model = await LoadAsync();

        var outcome = await Reranker(model, top: 10, TimeProvider.System).RerankAsync("peace treaty", Passages, Cancellation);

        Assert.Equal([3, 2, 4, 0, 1], outcome.Order);
        Assert.False(outcome.Exhausted);
        Assert.Null(outcome.Warning);
        Assert.Equal(outcome.Scores.Max(), outcome.Scores[3]);
    }

    [Fact]
    public async Task What_is_beyond_the_top_is_not_read_and_keeps_its_place()
    {
        using var model = await LoadAsync();

        var outcome = await Reranker(model, top: 3, TimeProvider.System).RerankAsync("peace treaty", Passages, Cancellation);

        Assert.Equal([2, 0, 1, 3, 4], outcome.Order);
        Assert.Equal([true, true, true, false, false], outcome.Scores.Select(score => score is not null));
    }

    [Fact]
    public async Task The_first_ranking_stands_where_the_time_runs_out()
    {
        using var model = await LoadAsync();

        var outcome = await Reranker(model, top: 5, new SpentTime()).RerankAsync("peace treaty", Passages, Cancellation);

        Assert.True(outcome.Exhausted);
        Assert.Equal([0, 1, 2, 3, 4], outcome.Order);
        Assert.All(outcome.Scores, Assert.Null);
        Assert.Contains("0 passages were read, and the first ranking stands", outcome.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_rank_is_ranked()
    {
        using var model = await LoadAsync();

        var outcome = await Reranker(model, top: 5, TimeProvider.System).RerankAsync("peace", [], Cancellation);

        Assert.Empty(outcome.Order);
        Assert.False(outcome.Exhausted);
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_spent_budget()
    {
        using var model = await LoadAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Reranker(model, top: 5, TimeProvider.System).RerankAsync("peace", Passages, cancelled.Token));
    }

    Task<CrossEncoder> LoadAsync() => CrossEncoder.LoadAsync(
        TinyCrossEncoder.Write(_folder.At("tiny"), 1, 64, "peace", "war", "treaty", "of", "oil"), 1, Cancellation);

    static PassageReranker Reranker(CrossEncoder model, int top, TimeProvider time) => new(model, top, TimeSpan.FromMinutes(5), time);

    /// <summary>A clock on which every time limit is over at once.</summary>
    sealed class SpentTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new Timer(() => callback(state));
            timer.Change(dueTime, period);
            return timer;
        }

        sealed class Timer(Action fire) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime != Timeout.InfiniteTimeSpan)
                    fire();
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
