namespace SemanticSearch.Search;

/// <summary>Charges the time of one search to its phases. For one thread.</summary>
sealed class SearchClock(TimeProvider time)
{
    readonly double[] _milliseconds = new double[Enum.GetValues<SearchPhase>().Length];
    readonly long _start = time.GetTimestamp();
    long _last = time.GetTimestamp();

    /// <summary>The time since the search began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>What was charged so far.</summary>
    public SearchTimings Timings => new(
        Of(SearchPhase.Understand), Of(SearchPhase.Embed), Of(SearchPhase.Retrieve), Of(SearchPhase.Rank), Of(SearchPhase.Align),
        Of(SearchPhase.Rerank), Of(SearchPhase.Assemble));

    /// <summary>Charges the time since the last charge.</summary>
    public void Charge(SearchPhase phase)
    {
        var now = time.GetTimestamp();
        _milliseconds[(int)phase] += time.GetElapsedTime(_last, now).TotalMilliseconds;
        _last = now;
    }

    double Of(SearchPhase phase) => _milliseconds[(int)phase];
}
