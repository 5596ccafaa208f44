using System.Collections.Concurrent;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Suggesting;

/// <summary>
/// What was read of each collection, kept until the collection changes; what was read of a generation goes when another is read. While it changes all the time, as in indexing, it is read again
/// only after some twenty times as long as the last reading took, so that reading costs a twentieth at most; and while one caller reads
/// again, the others get what there was. Safe from any thread.
/// </summary>
/// <param name="store">The index.</param>
/// <param name="read">Reads a collection, given what was read of it before, if anything.</param>
/// <param name="time">Tells how long that took.</param>
sealed class CollectionReading<T>(
    AsyncLazy<IIndexStore> store, Func<IIndexStore, Collection, T?, CancellationToken, Task<T>> read, TimeProvider time)
    where T : class
{
    const int RestForReading = 20;

    readonly ConcurrentDictionary<long, Kept> _kept = new();

    /// <summary>What was read of a collection, of its present state or, shortly after a change, of one before.</summary>
    public async ValueTask<T> GetAsync(Collection collection, CancellationToken cancellationToken)
    {
        var index = await store.GetAsync(cancellationToken);
        var changes = await index.GetChangesAsync(collection, cancellationToken);
        var kept = KeptOf(collection);
        if (kept.Reading is { } reading && (reading.Changes == changes || time.GetElapsedTime(reading.Done) < RestForReading * reading.Took))
            return reading.Value;
        var mustWait = kept.Reading is null;
        if (!await kept.Gate.WaitAsync(mustWait ? Timeout.Infinite : 0, cancellationToken))
            return kept.Reading!.Value;
        try
        {
            if (mustWait && kept.Reading is { } meanwhile)
                return meanwhile.Value;
            var start = time.GetTimestamp();
            // Counted before reading: what changes in between is read once more, and never missed.
            var value = await read(index, collection, kept.Reading?.Value, cancellationToken);
            kept.Reading = new Reading(value, changes, time.GetTimestamp(), time.GetElapsedTime(start));
            return value;
        }
        finally
        {
            kept.Gate.Release();
        }
    }

    /// <summary>Whether something was read of a collection already.</summary>
    public bool HasRead(Collection collection) => _kept.TryGetValue(collection.Id, out var kept) && kept.IsOf(collection) && kept.Reading is not null;

    // A search that began before its generation was replaced reads for itself.
    Kept KeptOf(Collection collection)
    {
        var kept = _kept.AddOrUpdate(
            collection.Id,
            _ => new Kept(collection),
            (_, other) => other.IsOf(collection) || other.Activation > collection.Activation ? other : new Kept(collection));
        return kept.IsOf(collection) ? kept : new Kept(collection);
    }

    sealed record Reading(T Value, long Changes, long Done, TimeSpan Took);

    sealed class Kept(Collection collection)
    {
        volatile Reading? _reading;

        public long Activation => collection.Activation;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Reading? Reading
        {
            get => _reading;
            set => _reading = value;
        }

        public bool IsOf(Collection other) => (other.Generation, other.Activation) == (collection.Generation, collection.Activation);
    }
}
