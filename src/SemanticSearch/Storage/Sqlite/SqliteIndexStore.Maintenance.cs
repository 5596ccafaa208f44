using SemanticSearch.Storage.Sqlite.Checking;

namespace SemanticSearch.Storage.Sqlite;

/// <content>The care of the file.</content>
sealed partial class SqliteIndexStore
{
    /// <inheritdoc/>
    public Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken) =>
        _database.ReadApartAsync(session => Verification.Run(session, cancellationToken).Report, cancellationToken);

    /// <inheritdoc/>
    public Task<int> RemoveDamagedAsync(CancellationToken cancellationToken) =>
        _database.WriteAsync(session => Verification.Remove(session, _timeProvider.GetUtcNow(), cancellationToken), cancellationToken);

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
    public Task BackUpAsync(string path, CancellationToken cancellationToken) => _database.BackUpAsync(path, cancellationToken);

    /// <inheritdoc/>
    public Task CompactAsync(CancellationToken cancellationToken) => _database.CompactAsync(cancellationToken);
}
