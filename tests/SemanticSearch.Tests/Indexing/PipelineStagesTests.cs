using SemanticSearch.Indexing;

namespace SemanticSearch.Tests.Indexing;

public class PipelineStagesTests
{
    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_come_in_the_order_of_their_items()
    {
        var gate = new TaskCompletionSource();
        var results = Enumerable.Range(0, 20).ToAsyncEnumerable().SelectInOrderAsync(4, async (item, _) =>
        {
            // The first item ends last of its group.
            if (item == 0)
                await gate.Task;
            else if (item == 3)
                gate.SetResult();
            return item;
        }, Cancellation);

        Assert.Equal(Enumerable.Range(0, 20), await results.ToListAsync(Cancellation));
    }

    [Fact]
    public async Task No_more_items_are_in_work_than_allowed()
    {
        var running = 0;
        var most = 0;
        var results = Enumerable.Range(0, 50).ToAsyncEnumerable().SelectInOrderAsync(3, async (item, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return item;
        }, Cancellation);

        await results.ToListAsync(Cancellation);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_failure_in_a_stage_reaches_the_reader()
    {
        var results = Enumerable.Range(0, 5).ToAsyncEnumerable()
            .SelectInOrderAsync(2, (item, _) => item == 3 ? Task.FromException<int>(new IOException("gone")) : Task.FromResult(item), Cancellation)
            .RunAheadAsync(2, Cancellation);

        var seen = new List<int>();
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (var item in results)
                seen.Add(item);
        });

        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task A_stage_runs_only_so_far_ahead()
    {
        var produced = 0;
        async IAsyncEnumerable<int> Source()
        {
            for (var i = 0; i < 100; i++)
            {
                Interlocked.Increment(ref produced);
                yield return i;
                await Task.Yield();
            }
        }

        await foreach (var item in Source().RunAheadAsync(4, Cancellation))
        {
            // One is being handed over, four wait in the channel, one waits to get in.
            Assert.True(Volatile.Read(ref produced) <= item + 6, $"{produced} produced at {item}");
        }
    }

    [Fact]
    public async Task A_reader_that_stops_ends_the_stages_before_it()
    {
        var ended = false;
        async IAsyncEnumerable<int> Source()
        {
            try
            {
                for (var i = 0; ; i++)
                {
                    yield return i;
                    await Task.Yield();
                }
            }
            finally
            {
                ended = true;
            }
        }

        await foreach (var item in Source().RunAheadAsync(2, Cancellation))
        {
            if (item == 5)
                break;
        }

        Assert.True(ended);
    }

    static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen)
        {
        }
    }

    [Fact]
    public async Task No_more_is_begun_than_the_budget_holds_until_results_are_given_back()
    {
        var budget = new ByteBudget(10);
        var begun = new List<int>();
        var results = Enumerable.Range(0, 4).ToAsyncEnumerable().SelectInOrderAsync(
            4,
            budget,
            _ => 5,
            (item, _) =>
            {
                lock (begun)
                    begun.Add(item);
                return Task.FromResult(item);
            },
            Cancellation).GetAsyncEnumerator(Cancellation);

        // Two are begun; the third needs what the first two hold, and comes when somebody has written one.
        Assert.True(await results.MoveNextAsync());
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(2, begun.Count);
        var third = results.MoveNextAsync().AsTask();
        Assert.False(third.IsCompleted);
        budget.Return(5);
        budget.Return(5);
        Assert.True(await third);
        Assert.True(await results.MoveNextAsync());
        Assert.Equal([0, 1, 2, 3], begun.Order());
        await results.DisposeAsync();
    }
}
