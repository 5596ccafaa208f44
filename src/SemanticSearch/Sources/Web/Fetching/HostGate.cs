namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>The way to one host: one request at a time, with an interval after each; closed for a while to a host that asks for that or does not
/// answer. Whoever has entered is alone.</summary>
/// <param name="time">The clock, of which only what passes counts.</param>
sealed class HostGate(TimeProvider time) : IDisposable
{
    /// <summary>Requests without an answer in a row after which a host is left alone.</summary>
    public const int MostFailures = 5;

    /// <summary>For how long.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    readonly SemaphoreSlim _gate = new(1);
    readonly long _origin = time.GetTimestamp();
    TimeSpan? _lastRequest;
    TimeSpan _closedUntil;
    int _failures;

    /// <summary>How long it stays closed, or null if it is open.</summary>
    public TimeSpan? ClosedFor => _closedUntil > Now ? _closedUntil - Now : null;

    TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Waits for whoever is there.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _gate.WaitAsync(cancellationToken);

    /// <summary>Lets the next one in.</summary>
    public void Leave() => _gate.Release();

    /// <summary>Waits until the interval since the last request is over.</summary>
    public Task WaitAsync(TimeSpan interval, CancellationToken cancellationToken) =>
        _lastRequest + interval - Now is { } left && left > TimeSpan.Zero ? Task.Delay(left, time, cancellationToken) : Task.CompletedTask;

    /// <summary>Takes in that a request is over.</summary>
    public void Note(FetchOutcome outcome)
    {
        _lastRequest = Now;
        _failures = outcome == FetchOutcome.Unavailable ? _failures + 1 : 0;
        if (_failures < MostFailures)
            return;
        _failures = 0;
        Close(Rest);
    }

    /// <summary>Closes it for a time.</summary>
    public void Close(TimeSpan wait) => _closedUntil = Now + wait;

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();
}
