using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Maintenance;

/// <summary>A store where something happens just before it is copied, and just after.</summary>
/// <param name="store">The store.</param>
/// <param name="before">What happens before.</param>
/// <param name="after">What happens after.</param>
sealed class InterruptedBackup(IStoreMaintenance store, Func<Task> before, Func<Task> after) : IStoreMaintenance
{
    public async Task BackUpAsync(string path, int copies, CancellationToken cancellationToken)
    {
        await before();
        await store.BackUpAsync(path, copies, cancellationToken);
        await after();
    }

    public Task<string?> FindObstacleAsync(CancellationToken cancellationToken) => store.FindObstacleAsync(cancellationToken);

    public Task<int> SweepAsync(CancellationToken cancellationToken) => store.SweepAsync(cancellationToken);

    public Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken) => store.VerifyAsync(cancellationToken);

    public Task<int> RemoveDamagedAsync(CancellationToken cancellationToken) => store.RemoveDamagedAsync(cancellationToken);

    public Task<IReadOnlyList<string>> ListWithoutGenerationAsync(CancellationToken cancellationToken) =>
        store.ListWithoutGenerationAsync(cancellationToken);

    public Task ReviveCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken) =>
        store.ReviveCollectionAsync(name, recipe, cancellationToken);

    public Task<IReadOnlyList<StoredDocument>> ListWithoutWordsAsync(Collection collection, int limit, CancellationToken cancellationToken) =>
        store.ListWithoutWordsAsync(collection, limit, cancellationToken);

    public Task PutWordsAsync(Collection collection, StoredDocument document, string words, CancellationToken cancellationToken) =>
        store.PutWordsAsync(collection, document, words, cancellationToken);

    public Task CompactAsync(CancellationToken cancellationToken) => store.CompactAsync(cancellationToken);
}
