using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SemanticSearch.Search.Suggesting;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Ranking;

/// <summary>The relevance scales of collections, each made by asking it the background queries, which the index then keeps, and again when it
/// has grown or shrunk by more than a tenth. While that is done, searches go on with the old one, unless it would mislead them. Safe from
/// any thread.</summary>
sealed class RelevanceScales : IAsyncDisposable
{
    // Measured in milliseconds, so that waiting does no harm.
    const int Few = 2_000;

    readonly BackgroundMeter _meter;
    readonly ILogger<RelevanceScales> _logger;
    readonly CollectionReading<Slot> _slots;
    readonly ConcurrentDictionary<(long Collection, long Generation), Task> _recalibrations = new();
    readonly CancellationTokenSource _stopping = new();

    /// <summary>Measures collections of an index.</summary>
    public RelevanceScales(AsyncLazy<IIndexStore> store, BackgroundMeter meter, TimeProvider time, ILogger<RelevanceScales> logger)
    {
        _meter = meter;
        _logger = logger;
        _slots = new CollectionReading<Slot>(store, ReadAsync, time);
    }

    /// <summary>The scale of a collection; null while it is empty.</summary>
    public async ValueTask<RelevanceScale?> GetAsync(Collection collection, CancellationToken cancellationToken) =>
        (await _slots.GetAsync(collection, cancellationToken)).Calibrated?.Scale;

    /// <summary>Stops what is being measured, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_recalibrations.Values);
        _stopping.Dispose();
    }

    // Never runs twice at once for a collection.
    async Task<Slot> ReadAsync(IIndexStore store, Collection collection, Slot? before, CancellationToken cancellationToken)
    {
        var chunks = (await store.GetStatusAsync(collection, cancellationToken)).Chunks;
        if (chunks == 0)
            return new Slot();
        var slot = before ?? new Slot();
        slot.Calibrated ??= await FindAsync(store, collection, cancellationToken);
        if (slot.Calibrated is { } fitting && fitting.Fits(chunks))
            slot.Calibrated = await StoreAsync(store, collection, fitting, cancellationToken);
        else if (slot.Calibrated is { } old && old.WillDo(chunks) && chunks > Few)
            Recalibrate(store, collection, slot, chunks);
        else
            slot.Calibrated = await CalibrateAsync(store, collection, chunks, cancellationToken);
        return slot;
    }

    static async Task<CalibratedScale?> FindAsync(IIndexStore store, Collection collection, CancellationToken cancellationToken) =>
        await store.GetBackgroundAsync(collection, cancellationToken) is { Scores.Count: > 0 } stored
        && stored.Basis == BackgroundMeter.BasisOf(collection)
            ? new CalibratedScale(stored, IsStored: true)
            : null;

    async Task<CalibratedScale> CalibrateAsync(
        IIndexStore store, Collection collection, long chunks, CancellationToken cancellationToken)
    {
        var measured = await _meter.MeasureAsync(store, collection, chunks, cancellationToken);
        return await StoreAsync(store, collection, new CalibratedScale(measured, IsStored: false), cancellationToken);
    }

    // A search must not fail, nor wait for a writer, because its scale cannot be kept. What is not stored now is at the next change.
    async Task<CalibratedScale> StoreAsync(
        IIndexStore store, Collection collection, CalibratedScale calibrated, CancellationToken cancellationToken)
    {
        if (calibrated.IsStored || !calibrated.MayBeStored)
            return calibrated;
        try
        {
            return calibrated with { IsStored = await store.TryPutBackgroundAsync(collection, calibrated.Background, cancellationToken) };
        }
        catch (SemanticSearchException e)
        {
            _logger.ScaleNotStored(collection.Name, e);
            return calibrated;
        }
    }

    void Recalibrate(IIndexStore store, Collection collection, Slot slot, long chunks)
    {
        foreach (var (one, done) in _recalibrations)
            if (one.Collection == collection.Id && done.IsCompleted)
                _recalibrations.TryRemove(one, out _);
        var key = (collection.Id, collection.Generation);
        if (_recalibrations.ContainsKey(key))
            return;
        _recalibrations[key] = Task.Run(
            async () =>
            {
                try
                {
                    slot.Calibrated = await CalibrateAsync(store, collection, chunks, _stopping.Token);
                }
                catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
                {
                    // Nobody searches any more.
                }
                catch (Exception e)
                {
                    _logger.ScaleNotRenewed(collection.Name, e);
                }
            },
            CancellationToken.None);
    }

    sealed class Slot
    {
        volatile CalibratedScale? _calibrated;

        public CalibratedScale? Calibrated
        {
            get => _calibrated;
            set => _calibrated = value;
        }
    }
}
