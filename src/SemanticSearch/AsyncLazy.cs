namespace SemanticSearch;

/// <summary>
/// A value that is made once, when first asked for. A failure is not kept: the next call tries again, so that what was missing at the
/// start (a folder, a right, a model) can be mended without a restart. Safe from any thread.
/// </summary>
/// <param name="make">Makes the value; never runs twice at once.</param>
sealed class AsyncLazy<T>(Func<CancellationToken, Task<T>> make) : IAsyncDisposable
    where T : class
{
    readonly SemaphoreSlim _gate = new(1, 1);
    volatile T? _value;

    /// <summary>The value, made now if it is not there.</summary>
    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_value is { } ready)
            return ready;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _value ??= await make(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Disposes the value if it was made.</summary>
    public async ValueTask DisposeAsync()
    {
        switch (_value)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        _gate.Dispose();
    }
}
