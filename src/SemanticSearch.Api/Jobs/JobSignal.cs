namespace SemanticSearch.Api.Jobs;

/// <summary>Tells the worker that there is a new job, so that it need not wait for its next look. Safe from any thread.</summary>
sealed class JobSignal : IDisposable
{
    readonly SemaphoreSlim _new = new(0);

    /// <summary>There is a new job.</summary>
    public void Set() => _new.Release();

    /// <summary>Waits for a new job, at most that long.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_new.WaitAsync(end.Token), Task.Delay(atMost, time, end.Token));
        await end.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose() => _new.Dispose();
}
