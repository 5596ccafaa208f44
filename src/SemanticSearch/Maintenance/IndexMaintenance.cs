using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Quoting;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;

namespace SemanticSearch.Maintenance;

/// <summary>Checks, repairs, backs up and restores an index. Safe from any thread.</summary>
public sealed class IndexMaintenance
{
    const int GroupDocuments = 64;

    // The index as it is packed, and the pack: vectors hardly become shorter by it.
    const int CopiesOfBackup = 2;

    readonly AsyncLazy<IIndexStore> _store;
    readonly AsyncLazy<IStoreMaintenance> _maintenance;
    readonly IndexRebuilder _rebuilder;
    readonly CollectionRevival _revival;
    readonly string? _dataFolder;
    readonly DiskReserve _reserve;
    readonly TimeProvider _time;

    internal IndexMaintenance(
        AsyncLazy<IIndexStore> store,
        AsyncLazy<IStoreMaintenance> maintenance,
        IndexRebuilder rebuilder,
        CollectionRevival revival,
        string? dataFolder,
        DiskReserve reserve,
        TimeProvider time)
    {
        _store = store;
        _maintenance = maintenance;
        _rebuilder = rebuilder;
        _revival = revival;
        _dataFolder = dataFolder;
        _reserve = reserve;
        _time = time;
    }

    /// <summary>Sees that the index can serve.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: it cannot, and why.</exception>
    public async Task RequireReadyAsync(CancellationToken cancellationToken)
    {
        if (await (await _maintenance.GetAsync(cancellationToken)).FindObstacleAsync(cancellationToken) is { } obstacle)
            throw new SemanticSearchException(ErrorKind.Storage, obstacle);
    }

    /// <summary>Removes what writers left that died, where the store does not undo it by itself; how much there was.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken) =>
        await (await _maintenance.GetAsync(cancellationToken)).SweepAsync(cancellationToken);

    /// <summary>Checks all that must hold in the index; searches and writes go on.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the file cannot be read at all.</exception>
    public async Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken) =>
        await (await _maintenance.GetAsync(cancellationToken)).VerifyAsync(cancellationToken);

    /// <summary>Takes out what is damaged and makes it anew from the texts; searches go on, without the documents in question until
    /// they are there again.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.UnusableModel"/>: a model that is needed is not there.</exception>
    public async Task<RepairResult> RepairAsync(CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var maintenance = await _maintenance.GetAsync(cancellationToken);
        var found = await maintenance.VerifyAsync(cancellationToken);
        if (found.IsSound)
            return new RepairResult(found, 0, 0, found);
        var removed = await maintenance.RemoveDamagedAsync(cancellationToken);
        await _revival.RunAsync(maintenance, cancellationToken);
        var rebuilt = 0L;
        foreach (var collection in await store.ListCollectionsAsync(cancellationToken))
        {
            rebuilt += await IndexWordsAsync(maintenance, collection, cancellationToken);
            foreach (var generation in await _rebuilder.ListAsync(collection.Name, cancellationToken))
                if (generation is { State: GenerationState.Live, Missing: > 0 })
                    rebuilt += (await _rebuilder.BuildAsync(collection.Name, generation.Id, null, cancellationToken)).Documents;
        }
        return new RepairResult(found, removed, rebuilt, await maintenance.VerifyAsync(cancellationToken));
    }

    /// <summary>Gives unused space back to the disk, and leaves nothing in the file of what was deleted. Jobs wait meanwhile,
    /// other writers for a time.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: others read all the time, so that something of what was
    /// deleted is still there.</exception>
    public async Task CompactAsync(CancellationToken cancellationToken) =>
        await (await _maintenance.GetAsync(cancellationToken)).CompactAsync(cancellationToken);

    /// <summary>Writes a backup, the index as it is at one moment; searches and writes go on.</summary>
    /// <param name="path">Where to; nothing may be there.</param>
    /// <param name="cancellationToken">Ends the writing; nothing remains.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: there is a file;
    /// <see cref="ErrorKind.Storage"/>: the index cannot be read, or the backup cannot be written.</exception>
    public async Task<BackupManifest> BackUpAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.Exists(path))
            throw new SemanticSearchException(ErrorKind.Conflict, $"'{path}' is there already: name another file");
        var maintenance = await _maintenance.GetAsync(cancellationToken);
        return await WritingAsync(path, async () =>
        {
            using var copy = PartialFile.For(path);
            await maintenance.BackUpAsync(copy.Path, CopiesOfBackup, cancellationToken);
            // The index may be another one by now.
            var collections = await Task.Run(() => ContentOf(copy.Path), cancellationToken);
            return await BackupFile.PackAsync(
                path,
                copy.Path,
                (bytes, hash) => new BackupManifest(IndexFile.Format, _time.GetUtcNow(), bytes, hash, collections),
                cancellationToken);
        });
    }

    /// <summary>Puts the index of a backup into the data folder, in one step, once it is unpacked and checked. Jobs that ran when it was made have
    /// failed, and nobody holds a lease.</summary>
    /// <param name="path">The backup.</param>
    /// <param name="overwrite">Whether it may take the place of an index.</param>
    /// <param name="cancellationToken">Ends the unpacking; the index stays as it was.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the file is no backup, damaged, or newer than this
    /// program; <see cref="ErrorKind.Conflict"/>: there is an index; <see cref="ErrorKind.Storage"/>: a process has it open.</exception>
    public Task<BackupManifest> RestoreAsync(string path, bool overwrite, CancellationToken cancellationToken)
    {
        if (_dataFolder is not { } folder)
        {
            throw new SemanticSearchException(
                ErrorKind.InvalidRequest, "What lies in Qdrant is restored from Qdrant's own snapshots, see docs/operations.md");
        }
        var index = IndexFile.Of(folder);
        if (File.Exists(index) && !overwrite)
            throw new SemanticSearchException(
                ErrorKind.Conflict, $"there is an index in {folder} already: name another data folder, or overwrite it with --force");
        return WritingAsync(index, async () =>
        {
            Directory.CreateDirectory(folder);
            using var unpacked = PartialFile.For(index);
            var manifest = await BackupFile.UnpackAsync(
                path, unpacked.Path, IndexFile.Format, bytes => _reserve.RequireRoom("Restoring the index", bytes), cancellationToken);
            IndexFile.Detach(unpacked.Path, _time.GetUtcNow());
            IndexFile.Release(index);
            unpacked.MoveTo(index, overwrite: true);
            return manifest;
        });
    }

    static async Task<T> WritingAsync<T>(string path, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PlaceFailure.Of(e, path);
        }
    }

    static async Task<long> IndexWordsAsync(IStoreMaintenance maintenance, Collection collection, CancellationToken cancellationToken)
    {
        var indexed = 0L;
        while (await maintenance.ListWithoutWordsAsync(collection, GroupDocuments, cancellationToken) is { Count: > 0 } group)
        {
            foreach (var document in group)
                await maintenance.PutWordsAsync(
                    collection, document, FoldedText.JoinWordsOf(document.Document.Text), cancellationToken);
            indexed += group.Count;
        }
        return indexed;
    }

    static IReadOnlyList<BackupContent> ContentOf(string copy) =>
    [
        .. IndexFile.Count(copy).Select(
            counted => new BackupContent(counted.Collection.Name, counted.Collection.Recipe.Model, counted.Status.Documents, counted.Status.Chunks)),
    ];
}
