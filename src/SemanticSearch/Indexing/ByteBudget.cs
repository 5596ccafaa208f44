namespace SemanticSearch.Indexing;

/// <summary>
/// How many bytes of documents may be on their way through a pipeline. One that alone is over the budget goes when no other is. Whoever takes
/// waits for nobody but those who took before. Safe from any thread; one at a time waits.
/// </summary>
/// <param name="bytes">The budget.</param>
sealed class ByteBudget(long bytes)
{
    readonly Lock _gate = new();
    long _taken;
    long _wanted;
    TaskCompletionSource? _waiting;

    /// <summary>Takes a share if it is there.</summary>
    public bool TryTake(long share)
    {
        lock (_gate)
        {
            if (!Fits(share))
                return false;
            _taken += share;
            return true;
        }
    }

    /// <summary>Takes a share, when enough has been given back.</summary>
    public async Task TakeAsync(long share, CancellationToken cancellationToken)
    {
        TaskCompletionSource waiting;
        lock (_gate)
        {
            if (Fits(share))
            {
                _taken += share;
                return;
            }

            (_wanted, _waiting) = (share, waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await waiting.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Gives a share back.</summary>
    public void Return(long share)
    {
        TaskCompletionSource? served = null;
        lock (_gate)
        {
            _taken -= share;
            if (_waiting is not null && Fits(_wanted))
            {
                _taken += _wanted;
                (served, _waiting) = (_waiting, null);
            }
        }

        served?.SetResult();
    }

    bool Fits(long share) => _taken == 0 || _taken + share <= bytes;
}
