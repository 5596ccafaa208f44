using System.Collections.Concurrent;

namespace SemanticSearch.Tests.Support;

/// <summary>
/// A clock for tests of retries: a wait of up to half a minute is over at once and is written down; a longer one, a time limit, never
/// ends unless <see cref="Expire"/> is called.
/// </summary>
sealed class ImpatientTime : TimeProvider
{
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    readonly ConcurrentQueue<TimeSpan> _waits = new();
    readonly ConcurrentDictionary<Timer, bool> _limits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    /// <summary>What the wall clock shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends every time limit that is running.</summary>
    public void Expire()
    {
        foreach (var timer in _limits.Keys)
            timer.Fire();
    }

    sealed class Timer(ImpatientTime time, Action fire) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > LongestWait)
                return time._limits.TryAdd(this, true);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            time._waits.Enqueue(dueTime);
            // Not from within the constructor of the caller, which has not seen its timer yet.
            return ThreadPool.QueueUserWorkItem(_ => Fire());
        }

        public void Fire() => fire();

        public void Dispose() => time._limits.TryRemove(this, out _);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
