namespace SemanticSearch.Storage.Sqlite;

/// <content>The generations of collections.</content>
sealed partial class SqliteIndexStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Generation>> ListGenerationsAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<Generation>>(session => GenerationTable.List(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<Collection> BeginGenerationAsync(Collection collection, IndexRecipe recipe, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                CollectionTable.Require(session, collection);
                return GenerationTable.FindBuilding(session, collection, recipe)
                    ?? CollectionTable.Find(
                        session, GenerationTable.Add(session, collection.Id, recipe, _timeProvider.GetUtcNow(), activated: null))!;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListMissingAsync(
        Collection generation, int limit, long characters, IReadOnlyCollection<string> except, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return _database.ReadAsync<IReadOnlyList<StoredDocument>>(
            session => GenerationTable.Missing(session, generation, limit, characters, except), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> AddChunksAsync(
        Collection generation, StoredDocument document, IndexedChunks chunks, CancellationToken cancellationToken)
    {
        Validate(generation, chunks.Chunks, chunks.Vectors, chunks.Terms);
        _reserve.Require();
        return _database.WriteAsync(
            session =>
            {
                GenerationTable.Require(session, generation);
                if (DocumentTable.RowOf(session, generation, document) is not { } row
                    || GenerationTable.Has(session, generation.Generation, row))
                    return false;
                // In the live one, chunks that were damaged are built anew.
                if (GenerationTable.IsLive(session, generation))
                    DocumentTable.Touch(session, row, CollectionTable.NextChange(session, generation, _timeProvider.GetUtcNow()));
                AddChunks(session, generation.Generation, row, chunks.Chunks, chunks.Vectors, chunks.Terms);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TrySwitchAsync(Collection generation, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                GenerationTable.Require(session, generation);
                if (GenerationTable.IsLive(session, generation))
                    return true;
                if (GenerationTable.CountMissing(session, generation) > 0)
                    return false;
                GenerationTable.Activate(session, generation, _timeProvider.GetUtcNow());
                Failpoint.Reach(Failpoint.MidSwap);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task DropGenerationAsync(Collection generation, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                if (GenerationTable.IsLive(session, generation))
                    throw new SemanticSearchException(
                        ErrorKind.Conflict,
                        $"generation {generation.Generation} of collection '{generation.Name}' is live and cannot be deleted");
                GenerationTable.Drop(session, generation);
                return true;
            },
            cancellationToken);
}
