using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Search;

namespace SemanticSearch.Benchmarks;

/// <summary>
/// Query latency of four clients, each of which asks <see cref="AnalystQuestions"/> with a pause between, while nothing else is done and while
/// the process rebuilds the collection with another model, or with other chunks. What it built is deleted.
/// </summary>
static class RebuildReport
{
    const int Clients = 4;
    const int Queries = 600;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync(string dataFolder, string collection, int yieldMilliseconds, string? model, CancellationToken cancellationToken)
    {
        await using var services = IndexServices.Open(
            dataFolder, ("Indexing:YieldMilliseconds", yieldMilliseconds.ToString(CultureInfo.InvariantCulture)));
        var searcher = services.GetRequiredService<PassageSearcher>();
        var rebuilder = services.GetRequiredService<IndexRebuilder>();
        var request = new SearchRequest { Collection = collection, Rerank = false };

        await AskAsync(searcher, request, "warming up", cancellationToken);
        await AskAsync(searcher, request, "idle", cancellationToken);
        var other = model is null ? new RebuildRequest(ChunkTokens: 96) : new RebuildRequest(model);
        var generation = await rebuilder.BeginAsync(collection, other, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (chunks, began) = (0L, Stopwatch.GetTimestamp());
        var building = Task.Run(
            () => rebuilder.BuildAsync(collection, generation, built => chunks = built.Chunks, stop.Token), CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        var (before, alone) = (chunks, Stopwatch.GetElapsedTime(began));
        Write($"rebuild alone: {before / alone.TotalSeconds:n0} chunks a second");
        await AskAsync(searcher, request, "while it rebuilds", cancellationToken);
        Write($"rebuild beside queries: {(chunks - before) / (Stopwatch.GetElapsedTime(began) - alone).TotalSeconds:n0} chunks a second");
        await stop.CancelAsync();
        await ((Task)building).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await rebuilder.DropAsync(collection, generation, cancellationToken);
    }

    static async Task AskAsync(PassageSearcher searcher, SearchRequest request, string name, CancellationToken cancellationToken)
    {
        var times = new double[Queries];
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => ClientAsync(client), cancellationToken)));
        Array.Sort(times);
        Write($"{name}, {Clients} clients: p50 {times[Queries / 2]:n1} ms, p99 {times[Queries * 99 / 100]:n1} ms over {Queries} queries");

        async Task ClientAsync(int client)
        {
            for (var i = client; i < Queries; i += Clients)
            {
                var start = Stopwatch.GetTimestamp();
                await searcher.SearchAsync(request with { Query = AnalystQuestions.All[i % AnalystQuestions.All.Count] }, cancellationToken);
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    static void Write(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
