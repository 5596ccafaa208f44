using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The vectors of one generation in memory: read at the first search, brought up to date before each later one by reading what changed
/// since. Searches share immutable snapshots and don't wait for each other, except for the one that reads changes. Safe from any thread.
/// </summary>
[SuppressMessage("Reliability", "CA1001", Justification = "A semaphore that is never asked for its wait handle holds nothing.")]
sealed class VectorCache(Collection collection, TimeProvider timeProvider, ILogger logger)
{
    readonly SemaphoreSlim _refreshing = new(1, 1);

    // Used by the one who refreshes: the blocks of the published snapshot.
    readonly Dictionary<string, VectorBlock> _blocks = new(StringComparer.Ordinal);

    volatile VectorSnapshot _published = VectorSnapshot.Empty;

    /// <summary>
    /// The vectors at exactly the state that the session's transaction sees. If they have to be brought up to date, the transaction is
    /// begun again, so it must not have been used for anything yet.
    /// </summary>
    public async Task<VectorSnapshot> SeenByAsync(Session session, CancellationToken cancellationToken)
    {
        var snapshot = _published;
        if (CollectionTable.Changes(session, collection) == snapshot.Version)
            return snapshot;
        await _refreshing.WaitAsync(cancellationToken);
        try
        {
            // Whoever refreshed meanwhile may have seen a later state than this transaction does. A new one is never behind.
            session.Rollback();
            session.BeginRead();
            return _published = await RefreshAsync(session, cancellationToken);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    async Task<VectorSnapshot> RefreshAsync(Session session, CancellationToken cancellationToken)
    {
        var old = _published;
        var version = CollectionTable.Changes(session, collection);
        if (version == old.Version)
            return old;
        var began = timeProvider.GetTimestamp();
        var written = await VectorTable.SinceAsync(session, collection, old.Version, cancellationToken);
        var deleted = TombstoneTable.Since(session, collection, old.Version);

        // No failure from here on: blocks and snapshot change together.
        foreach (var id in deleted)
            _blocks.Remove(id);
        foreach (var block in written)
            _blocks[block.DocumentId] = block;
        var snapshot = new VectorSnapshot(version, _blocks.Values, old);
        Log.VectorsRead(
            logger, written.Length, deleted.Count, collection.Generation, snapshot.Chunks, timeProvider.GetElapsedTime(began));
        return snapshot;
    }
}
