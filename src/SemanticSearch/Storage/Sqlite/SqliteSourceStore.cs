namespace SemanticSearch.Storage.Sqlite;

/// <summary>Sources beside the index, in the same file.</summary>
/// <param name="database">The file; whoever opened it closes it.</param>
/// <param name="timeProvider">The clock.</param>
sealed class SqliteSourceStore(Database database, TimeProvider timeProvider) : ISourceStore
{
    /// <inheritdoc/>
    public Task<Source> PutSourceAsync(Source source, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SourceTable.Put(session, source, timeProvider.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Source>> ListSourcesAsync(string? collection, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Source>>(session => SourceTable.List(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveSourceAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SourceTable.Remove(session, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<KnownFile>> ListFilesAsync(Source source, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<KnownFile>>(session => SourceFileTable.List(session, source.Id), cancellationToken);

    /// <inheritdoc/>
    public Task PutFilesAsync(
        Source source, IReadOnlyCollection<KnownFile> files, IReadOnlyCollection<string> gone, CancellationToken cancellationToken) =>
        files.Count + gone.Count == 0
            ? Task.CompletedTask
            : database.WriteAsync(
                session =>
                {
                    foreach (var path in gone)
                        SourceFileTable.Remove(session, source.Id, path);
                    foreach (var file in files)
                        SourceFileTable.Put(session, source.Id, file);
                    return true;
                },
                cancellationToken);

    /// <inheritdoc/>
    public Task<KnownList?> FindListAsync(Source source, string address, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SourceListTable.Find(session, source.Id, address), cancellationToken);

    /// <inheritdoc/>
    public Task PutListAsync(Source source, KnownList list, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                SourceListTable.Put(session, source.Id, list);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindSharedAsync(
        Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => SourceFileTable.Shared(session, source, documentIds), cancellationToken))
            .ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<IReadOnlySet<string>> FindDeletedAsync(
        Source source, IReadOnlyCollection<string> documentIds, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => TombstoneTable.Among(session, source.Collection, documentIds), cancellationToken))
            .ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindWithinAsync(Source source, string id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(session => DocumentTable.Within(session, source.Collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> GetSurroundingsAsync(Source source, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SourceTable.Surroundings(session, source.Id), cancellationToken);

    /// <inheritdoc/>
    public Task FinishSyncAsync(Source source, string surroundings, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                SourceTable.Finish(session, source.Id, surroundings, timeProvider.GetUtcNow());
                return true;
            },
            cancellationToken);
}
