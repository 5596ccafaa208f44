using SemanticSearch.Storage.Sqlite.Checking;

namespace SemanticSearch.Storage.Sqlite;

/// <content>The care of the file.</content>
sealed partial class SqliteIndexStore
{
    /// <inheritdoc/>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ListCollectionsAsync(cancellationToken);
            return null;
        }
        catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Storage)
        {
            return failure.Message;
        }
    }

    /// <inheritdoc/>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => Task.FromResult(0);

    /// <inheritdoc/>
    public Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken) =>
        _database.ReadApartAsync(session => Verification.Run(session, cancellationToken).Report, cancellationToken);

    /// <inheritdoc/>
    public Task<int> RemoveDamagedAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(session => Verification.Remove(session, _timeProvider.GetUtcNow(), cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListWithoutGenerationAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<string>>(CollectionTable.WithoutGeneration, cancellationToken);

    /// <inheritdoc/>
    public Task ReviveCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => CollectionTable.Revive(session, name, recipe, _timeProvider.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListWithoutWordsAsync(Collection collection, int limit, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<StoredDocument>>(
            session => DocumentTable.Get(session, collection, WordTable.Without(session, collection, limit)), cancellationToken);

    /// <inheritdoc/>
    public Task PutWordsAsync(Collection collection, StoredDocument document, string words, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                if (DocumentTable.RowOf(session, collection, document) is not { } row)
                    return false;
                WordTable.Replace(session, row, words);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task BackUpAsync(string path, int copies, CancellationToken cancellationToken)
    {
        var size = await _database.SizeAsync(cancellationToken);
        _reserve.RequireRoom("A backup", copies * size, Path.GetDirectoryName(Path.GetFullPath(path)));
        await _database.BackUpAsync(path, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        _reserve.RequireRoom("Compacting the index", await _database.SizeAsync(cancellationToken));
        await _database.CompactAsync(cancellationToken);
    }
}
