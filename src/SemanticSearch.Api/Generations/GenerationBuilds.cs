using System.Collections.Concurrent;
using SemanticSearch.Indexing.Rebuilding;

namespace SemanticSearch.Api.Generations;

/// <summary>The generations that this server builds beside its requests. What a stop or a failure leaves unfinished is gone on with when the
/// same generation is asked for again. Safe from any thread.</summary>
sealed class GenerationBuilds(IndexRebuilder rebuilder, IHostApplicationLifetime lifetime, ILogger<GenerationBuilds> logger) : IAsyncDisposable
{
    readonly ConcurrentDictionary<long, Lazy<Task>> _running = new();
    readonly ConcurrentDictionary<long, string> _failures = new();

    /// <summary>The generations that are being built.</summary>
    public IReadOnlyList<long> Running => [.. _running.Where(build => !build.Value.Value.IsCompleted).Select(build => build.Key).Order()];

    /// <summary>Why the last build of a generation failed.</summary>
    public IReadOnlyDictionary<long, string> Failures => _failures;

    /// <summary>Builds a generation unless that is being done.</summary>
    public void Start(string collection, long generation, bool swap)
    {
        if (_running.TryGetValue(generation, out var before) && before.Value.IsCompleted)
            _running.TryRemove(KeyValuePair.Create(generation, before));
        _ = _running.GetOrAdd(
            generation, _ => new Lazy<Task>(() => Task.Run(() => BuildAsync(collection, generation, swap, lifetime.ApplicationStopping)))).Value;
    }

    /// <summary>Waits until all have ended, which the server's stopping makes them do.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var build in _running.Values)
            await build.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task BuildAsync(string collection, long generation, bool swap, CancellationToken cancellationToken)
    {
        _failures.TryRemove(generation, out _);
        try
        {
            await rebuilder.BuildAsync(collection, generation, null, cancellationToken);
            if (swap)
                await rebuilder.SwapAsync(collection, generation, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            _failures[generation] = e is SemanticSearchException ? e.Message : "it failed unexpectedly; the server's log says why";
            Log.BuildFailed(logger, generation, collection, e);
        }
    }
}
