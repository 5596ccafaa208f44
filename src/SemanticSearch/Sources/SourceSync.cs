using SemanticSearch.Indexing;
using SemanticSearch.Sources.Web;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>Brings a collection up to date with its sources. Safe from any thread; two syncs of one collection at once are kept apart by its
/// lease.</summary>
public sealed class SourceSync
{
    readonly AsyncLazy<ISourceStore> _store;
    readonly DocumentIndexer _indexer;
    readonly WebSync _web;
    readonly TimeProvider _time;

    internal SourceSync(AsyncLazy<ISourceStore> store, DocumentIndexer indexer, WebSync web, TimeProvider time)
    {
        _web = web;
        _store = store;
        _indexer = indexer;
        _time = time;
    }

    /// <summary>How collections are made that are not there yet.</summary>
    public Task<CollectionSettings> ResolveSettingsAsync(CancellationToken cancellationToken) => _indexer.ResolveSettingsAsync(cancellationToken);

    /// <summary>The same with other settings.</summary>
    internal SourceSync With(CollectionSettings settings)
    {
        var indexer = _indexer.With(settings);
        return new SourceSync(_store, indexer, _web.With(indexer), _time);
    }

    /// <summary>Tells what a sync would do, and does nothing.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: the source is not there.</exception>
    public async Task<SyncPlan> PlanAsync(Source source, SyncOptions options, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        if (source.Web is not null)
            return await _web.PlanAsync(store, source, options, cancellationToken);
        var (plan, comparison, _) = await CompareAsync(store, source, options, cancellationToken);
        plan = await WithBegunAsAddedAsync(plan, source, comparison, cancellationToken);
        return plan with { Refusal = source.Removes ? RefusalOf(plan, comparison.LostDocuments, options) : null };
    }

    /// <summary>Whether a sync would do nothing that could succeed. Of pages of the web that is not known without asking for them.</summary>
    /// <exception cref="SemanticSearchException">As <see cref="RunAsync"/> says.</exception>
    internal async Task<bool> IsCurrentAsync(Source source, SyncOptions options, CancellationToken cancellationToken)
    {
        if (source.Web is not null)
            return false;
        var (plan, comparison, _) = await CompareAsync(await _store.GetAsync(cancellationToken), source, options, cancellationToken);
        if (source.Removes)
            RequireSafe(plan, comparison.LostDocuments, options);
        // Files whose bytes cannot be had are tried with the next sync that has something to do.
        return plan.Removed.Count == 0 && comparison.Touched.Count == 0 && comparison.ToRead.TrueForAll(item => item.Hash is null);
    }

    /// <summary>
    /// Indexes what is new or has changed, then removes what is gone. What came of a file is known to the next sync once it is on disk, so that
    /// one that is stopped goes on where it was.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="options">How it is meant.</param>
    /// <param name="planned">Hears how many files are read, before the first is.</param>
    /// <param name="indexed">Hears of each document that was read.</param>
    /// <param name="removed">Hears of each document that was removed.</param>
    /// <param name="cancellationToken">Ends the sync between documents.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>: the source is not there; <see cref="ErrorKind.Conflict"/>: more
    /// than a third of its documents would vanish.</exception>
    public async Task<SyncPlan> RunAsync(
        Source source,
        SyncOptions options,
        Action<int> planned,
        Action<IndexResult> indexed,
        Action<string> removed,
        CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        if (source.Web is not null)
            return await _web.RunAsync(store, source, options, planned, indexed, removed, cancellationToken);
        var (plan, comparison, scan) = await CompareAsync(store, source, options, cancellationToken);
        if (source.Removes)
            RequireSafe(plan, comparison.LostDocuments, options);
        planned(comparison.ToRead.Count);
        var record = new SyncRecord(store, source, comparison);
        await store.PutFilesAsync(source, [.. comparison.Touched, .. record.Begun], [], cancellationToken);
        var contents = comparison.ToRead.Select(item => item.File.Content).Concat(scan.Unlisted);
        await foreach (var result in _indexer.IndexAsync(source.Collection, contents, record.EarlierId, cancellationToken))
        {
            indexed(result);
            await record.AddAsync(result, cancellationToken);
        }

        await record.FlushAsync(cancellationToken);
        if (source.Removes)
        {
            // What archives and tables have no more is known only now.
            RequireSafe(plan, comparison.LostDocuments + record.Dropped.Count, options);
            await RemoveAsync(store, source, comparison, record, removed, cancellationToken);
        }

        await store.PutFilesAsync(source, record.Shrunk, [], cancellationToken);
        // What was stopped, could not be listed or was left for later is not known to have seen these surroundings.
        if (scan.Unlisted.Count == 0 && comparison.Waiting == 0)
            await store.FinishSyncAsync(source, scan.Surroundings, cancellationToken);
        return plan;
    }

    static void RequireSafe(SyncPlan plan, int lost, SyncOptions options) => VanishingStop.Require(RefusalOf(plan, lost, options));

    static string? RefusalOf(SyncPlan plan, int lost, SyncOptions options) => VanishingStop.RefusalOf(
        options,
        plan.Location,
        lost,
        plan.KnownDocuments,
        "their files are gone, left out by the patterns, or no longer hold them",
        "the folder and its archives are complete, and the patterns as they are meant");

    // What a sync that was stopped was going to read is known, and may have no document yet.
    async Task<SyncPlan> WithBegunAsAddedAsync(
        SyncPlan plan, Source source, FileComparison comparison, CancellationToken cancellationToken)
    {
        var begun = plan.Changed.Select(path => comparison.Before[path]).Where(file => file.Hash.IsEmpty).ToList();
        var present = await _indexer.FindPresentAsync(source.Collection, begun.SelectMany(file => file.Documents), cancellationToken);
        var added = begun.Where(file => !file.Documents.Any(present.Contains)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return plan with { Added = [.. plan.Added, .. added], Changed = [.. plan.Changed.Where(path => !added.Contains(path))] };
    }

    async Task<(SyncPlan Plan, FileComparison Comparison, SourceScan Scan)> CompareAsync(
        ISourceStore store, Source source, SyncOptions options, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var scan = await Task.Run(() => SourceScan.Of(source, cancellationToken), cancellationToken);
        var known = await KnownItems.OfAsync(store, source, cancellationToken);
        var before = await store.GetSurroundingsAsync(source, cancellationToken);
        var rereads = before is not null && before != scan.Surroundings;
        var deleted = rereads
            ? await store.FindDeletedAsync(source, [.. known.Values.SelectMany(file => file.Documents)], cancellationToken)
            : new HashSet<string>();
        var comparison = await FileComparison.OfAsync(
            scan,
            known,
            rereads,
            file => file.Documents.Count > 0 && file.Documents.All(deleted.Contains),
            options,
            now,
            cancellationToken);
        var gone = source.Removes ? comparison.Gone : [];
        var plan = new SyncPlan(
            source.Location,
            [.. comparison.ToRead.Select(item => item.File.Path).Where(path => !known.ContainsKey(path) && !comparison.Moved.ContainsKey(path))],
            [.. comparison.ToRead.Select(item => item.File.Path).Where(path => known.ContainsKey(path) && !comparison.Moved.ContainsKey(path))],
            [.. comparison.Moved.Select(moved => new MovedFile(moved.Value.Path, moved.Key))],
            [.. gone.Select(file => file.Path)],
            comparison.Unchanged,
            gone.Sum(file => file.Documents.Count),
            known.Values.Sum(file => file.Documents.Count));
        return (plan, comparison, scan);
    }

    // New documents are on disk before old ones go: a reader finds a text that moved twice for a moment, never not at all.
    async Task RemoveAsync(
        ISourceStore store,
        Source source,
        FileComparison comparison,
        SyncRecord record,
        Action<string> removed,
        CancellationToken cancellationToken)
    {
        // What did not arrive at its new path stays at the old one.
        var left = comparison.Gone
            .Concat(comparison.Moved.Where(moved => record.HasArrived(moved.Key)).Select(moved => moved.Value)).ToList();
        var ids = left.SelectMany(file => file.Documents).Concat(record.Dropped).Except(record.Present, StringComparer.Ordinal).ToList();
        var shared = await store.FindSharedAsync(source, ids, cancellationToken);
        foreach (var id in ids.Where(id => !shared.Contains(id)))
        {
            if (await _indexer.DeleteAsync(source.Collection, id, cancellationToken))
                removed(id);
        }

        await store.PutFilesAsync(source, [], [.. left.Select(file => file.Path)], cancellationToken);
    }
}
