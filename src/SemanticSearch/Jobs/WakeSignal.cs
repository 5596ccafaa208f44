using System.Threading.Channels;

namespace SemanticSearch.Jobs;

/// <summary>Wakes a loop that waits. Any number of signals while nobody waits are one. Safe from any thread.</summary>
public sealed class WakeSignal
{
    readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Wakes the loop.</summary>
    public void Set() => _signals.Writer.TryWrite(true);

    /// <summary>Waits for a signal, at most that long; one waits at a time.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken cancellationToken)
    {
        if (atMost > TimeSpan.Zero && !_signals.Reader.TryRead(out _))
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var woken = _signals.Reader.WaitToReadAsync(end.Token).AsTask();
            await Task.WhenAny(woken, Task.Delay(atMost, time, end.Token));
            await end.CancelAsync();
            await ((Task)woken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _signals.Reader.TryRead(out _);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }
}
