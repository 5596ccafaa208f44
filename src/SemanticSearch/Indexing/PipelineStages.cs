using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SemanticSearch.Indexing;

/// <summary>Joins the stages of a pipeline so that they work at the same time, each a bounded number of items ahead of the next.</summary>
static class PipelineStages
{
    /// <summary>Maps items with up to <paramref name="degree"/> in work at once; results come in the order of their items.</summary>
    public static IAsyncEnumerable<TResult> SelectInOrderAsync<T, TResult>(
        this IAsyncEnumerable<T> items,
        int degree,
        Func<T, CancellationToken, Task<TResult>> map,
        CancellationToken cancellationToken = default) =>
        items.SelectInOrderAsync(degree, new ByteBudget(long.MaxValue), static _ => 0, map, cancellationToken);

    /// <summary>As above, and an item begins only when its share of a budget is there, which whoever takes its result gives back.</summary>
    /// <param name="items">The items.</param>
    /// <param name="degree">How many are in work at once.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="shareOf">The share of an item.</param>
    /// <param name="map">The work.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async IAsyncEnumerable<TResult> SelectInOrderAsync<T, TResult>(
        this IAsyncEnumerable<T> items,
        int degree,
        ByteBudget budget,
        Func<T, long> shareOf,
        Func<T, CancellationToken, Task<TResult>> map,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new Queue<Task<TResult>>(degree);
        try
        {
            await foreach (var item in items.WithCancellation(stop.Token))
            {
                if (running.Count == degree)
                    yield return await running.Dequeue();
                var share = shareOf(item);
                // What is done must go on before anything can be given back.
                while (!budget.TryTake(share))
                {
                    if (running.TryDequeue(out var done))
                    {
                        yield return await done;
                        continue;
                    }

                    await budget.TakeAsync(share, stop.Token);
                    break;
                }

                running.Enqueue(Task.Run(() => map(item, stop.Token), stop.Token));
            }

            while (running.TryDequeue(out var task))
                yield return await task;
        }
        finally
        {
            await stop.CancelAsync();
            await WhenAllSettledAsync(running);
        }
    }

    /// <summary>Runs what produces <paramref name="source"/> on a task of its own, up to <paramref name="capacity"/> items ahead.</summary>
    public static async IAsyncEnumerable<T> RunAheadAsync<T>(
        this IAsyncEnumerable<T> source, int capacity, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        var producer = Task.Run(() => PumpAsync(source, channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await producer;
        }
    }

    // Whatever ends the source, the end of a channel or a failure, is passed on to the reader.
    static async Task PumpAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
                await writer.WriteAsync(item, cancellationToken);
            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }

    // Abandoned work must have ended before the caller goes on, whatever became of it.
    static async Task WhenAllSettledAsync(IEnumerable<Task> tasks)
    {
        foreach (var task in tasks)
            await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
