namespace SemanticSearch.Embedding;

/// <summary>
/// Lets queries go first: work that can wait does, in small steps, while one is being answered, each step for a limited time, so that it
/// goes on however many there are. Safe from any thread.
/// </summary>
/// <param name="longest">How long a step waits at most; zero for not at all.</param>
/// <param name="time">Measures.</param>
sealed class QueryGate(TimeSpan longest, TimeProvider time)
{
    readonly Lock _lock = new();
    TaskCompletionSource? _idle;
    int _queries;

    /// <summary>A query begins; it ends when the result is disposed.</summary>
    public IDisposable Enter()
    {
        lock (_lock)
        {
            if (_queries++ == 0)
                _idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return new Query(this);
    }

    /// <summary>Waits until no query is being answered, or for the longest time.</summary>
    public ValueTask YieldAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return _idle is null || longest == TimeSpan.Zero ? ValueTask.CompletedTask : new ValueTask(WaitAsync(_idle.Task, cancellationToken));
    }

    async Task WaitAsync(Task idle, CancellationToken cancellationToken)
    {
        await idle.WaitAsync(longest, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    void Leave()
    {
        TaskCompletionSource? idle = null;
        lock (_lock)
        {
            if (--_queries == 0)
                (idle, _idle) = (_idle, null);
        }

        idle?.SetResult();
    }

    sealed class Query(QueryGate gate) : IDisposable
    {
        QueryGate? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Leave();
    }
}
