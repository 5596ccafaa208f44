namespace SemanticSearch.Sources.Watching;

/// <summary>
/// File events that come close together, and are answered once: when none has come for a while, or when the first has waited long enough.
/// Safe from any thread.
/// </summary>
/// <param name="quiet">How long none must have come.</param>
/// <param name="longest">How long the first waits at most.</param>
/// <param name="time">Measures, by a clock that only goes forward.</param>
sealed class EventBurst(TimeSpan quiet, TimeSpan longest, TimeProvider time)
{
    readonly Lock _gate = new();
    long? _first;
    long _last;

    /// <summary>How long it is until it is to be answered, zero or less if now; null if there is nothing to answer.</summary>
    public TimeSpan? Remaining
    {
        get
        {
            lock (_gate)
            {
                if (_first is not { } first)
                    return null;
                var (untilQuiet, untilLongest) = (quiet - time.GetElapsedTime(_last), longest - time.GetElapsedTime(first));
                return untilQuiet < untilLongest ? untilQuiet : untilLongest;
            }
        }
    }

    /// <summary>Takes in an event; true if it is the first.</summary>
    public bool Add()
    {
        lock (_gate)
        {
            _last = time.GetTimestamp();
            if (_first is not null)
                return false;
            _first = _last;
            return true;
        }
    }

    /// <summary>It is being answered; what comes from now on is another.</summary>
    public void Clear()
    {
        lock (_gate)
            _first = null;
    }
}
