using Microsoft.Extensions.Logging;
using SemanticSearch.Sources.Watching;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs.Watching;

/// <summary>What is known of a source that is watched.</summary>
sealed class WatchedSource : IDisposable
{
    static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);

    readonly TimeSpan _sweep;
    readonly TimeProvider _time;
    readonly Action _wake;
    readonly ILogger _logger;
    readonly EventBurst _burst;
    FileEvents? _events;
    string? _problem;
    TimeSpan _pause;
    long _lookedAt;

    /// <summary>Begins to listen.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How long it is waited for what.</param>
    /// <param name="time">Measures.</param>
    /// <param name="wake">Hears, on any thread, that <see cref="Remaining"/> has changed.</param>
    /// <param name="logger">Hears of what the file system does not tell.</param>
    public WatchedSource(Source source, WatchOptions options, TimeProvider time, Action wake, ILogger logger)
    {
        Source = source;
        _sweep = TimeSpan.FromSeconds(source.Web is null ? options.SweepSeconds : options.WebSweepSeconds);
        _time = time;
        _wake = wake;
        _logger = logger;
        var settle = TimeSpan.FromSeconds(options.SettleSeconds);
        Settling = new SettlingFiles(settle, time);
        _burst = new EventBurst(settle, TimeSpan.FromSeconds(options.LongestWaitSeconds), time);
    }

    /// <summary>The source.</summary>
    public Source Source { get; }

    /// <summary>Its files that are still being written.</summary>
    public SettlingFiles Settling { get; }

    /// <summary>Whether it has been synced since it is watched.</summary>
    public bool HasSynced { get; private set; }

    /// <summary>How long it is until the next look, zero or less if now.</summary>
    public TimeSpan Remaining
    {
        get
        {
            var untilSweep = _pause - _time.GetElapsedTime(_lookedAt);
            // After a failure nothing is tried before its time, whatever happens meanwhile.
            return _problem is null ? Least(untilSweep, Least(_burst.Remaining, Settling.Remaining)) : untilSweep;
        }
    }

    /// <summary>A look begins. What happens from now on asks for another one.</summary>
    public void Begin()
    {
        // A watcher that broke, or whose folder was exchanged, is replaced; the look finds what happened between the two.
        var before = _events;
        if (Source.Web is null && (before is null or { IsBroken: true } || _time.GetElapsedTime(_lookedAt) >= _sweep))
        {
            _events = FileEvents.TryBegin(Source.Location, Hear, _logger);
            before?.Dispose();
        }

        _burst.Clear();
        _lookedAt = _time.GetTimestamp();
    }

    /// <summary>A look ended well.</summary>
    public void Succeed()
    {
        Settling.ForgetSettled();
        (HasSynced, _problem, _pause) = (true, null, _sweep);
    }

    /// <summary>A look failed: the next one comes soon, and later each time.</summary>
    /// <param name="problem">What was wrong.</param>
    /// <returns>Whether that is another problem than at the last look.</returns>
    public bool Fail(string problem)
    {
        // Until when somebody writes the collection, or how much would vanish, changes from look to look.
        var kind = string.Concat(problem.Where(character => !char.IsAsciiDigit(character)));
        var isNew = kind != _problem;
        _pause = _problem is null ? Least(FirstRetry, _sweep) : Least(_pause * 2, _sweep);
        (_problem, _lookedAt) = (kind, _time.GetTimestamp());
        return isNew;
    }

    /// <inheritdoc/>
    public void Dispose() => _events?.Dispose();

    void Hear()
    {
        if (_burst.Add())
            _wake();
    }

    static TimeSpan Least(TimeSpan some, TimeSpan? other) => other is { } span && span < some ? span : some;

    static TimeSpan? Least(TimeSpan? some, TimeSpan? other) => some is { } span ? Least(span, other) : other;
}
