using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The care of what lies on a server: whether every document is whole, and what crashed writers left.</summary>
/// <param name="connection">The way to the server.</param>
/// <param name="entries">The collections.</param>
/// <param name="store">Reads documents.</param>
/// <param name="time">Tells how old leftovers are.</param>
sealed class QdrantMaintenance(
    QdrantConnection connection, CollectionEntries entries, QdrantIndexStore store, TimeProvider time) : IStoreMaintenance
{
    readonly PointReader _reader = new(connection);
    readonly DocumentReads _reads = new(new PointReader(connection));

    /// <inheritdoc/>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        var names = new List<string> { QdrantNames.Meta(connection.Options) };
        foreach (var collection in await store.ListCollectionsAsync(cancellationToken))
        {
            var points = CollectionPoints.Of(connection.Options, collection);
            names.AddRange([points.Documents, points.Chunks]);
        }
        return await QdrantReadiness.FindObstacleAsync(connection, names, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IndexVerification> VerifyAsync(CancellationToken cancellationToken)
    {
        var whole = new IndexVerification([], 0, 0, 0, 0);
        foreach (var entry in await entries.ListAsync(cancellationToken))
        {
            var one = await VerifyAsync(entry, cancellationToken);
            whole = new IndexVerification(
                [.. whole.Problems, .. one.Problems],
                whole.Collections + one.Collections,
                whole.Generations + one.Generations,
                whole.Documents + one.Documents,
                whole.Chunks + one.Chunks);
        }
        return whole;
    }

    /// <inheritdoc/>
    public async Task<int> RemoveDamagedAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var entry in await entries.ListAsync(cancellationToken))
        {
            var live = await store.PointsAsync(entry.Collection, cancellationToken);
            var records = await new StoreVerification(_reader, _reads, live).RecordsAsync(cancellationToken);
            foreach (var generation in entry.Generations.Select(entry.With))
            {
                var points = await store.PointsAsync(generation, cancellationToken);
                var verification = new StoreVerification(_reader, _reads, points);
                var inventory = await PointInventory.OfAsync(_reader, points.Chunks, cancellationToken);
                foreach (var (id, record) in records.Where(record => verification.LacksChunks(record.Key, record.Value, inventory)))
                {
                    await GenerationSetup.UnmarkAsync(
                        connection, points, HasId(points.RecordOf(id)), record[VersionedDocuments.Version].IntegerValue, cancellationToken);
                    removed++;
                }
            }
            removed += await SweepAsync(entry, cancellationToken);
        }
        return removed;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredDocument>> ListWithoutWordsAsync(
        Collection collection, int limit, CancellationToken cancellationToken)
    {
        var points = await store.PointsAsync(collection, cancellationToken);
        var records = await new StoreVerification(_reader, _reads, points).RecordsAsync(cancellationToken);
        var inventory = await PointInventory.OfAsync(_reader, points.Documents, cancellationToken);
        bool Lacks(string id, string kind, string count) => StoreVerification.LacksParts(id, records[id], inventory, kind, count);
        var without = records.Keys
            .Where(id => Lacks(id, DocumentParts.OfWords, DocumentPayload.WordParts))
            .Where(id => !Lacks(id, DocumentParts.OfText, DocumentPayload.TextParts))
            .Take(limit).ToList();
        return [.. (await store.GetDocumentsAsync(collection, without, cancellationToken)).Values];
    }

    /// <inheritdoc/>
    public async Task PutWordsAsync(Collection collection, StoredDocument document, string words, CancellationToken cancellationToken)
    {
        var points = await store.PointsAsync(collection, cancellationToken);
        var (_, counts) = DocumentParts.Of(document.Document, words);
        await store.DocumentsOf(points).AddPartsAsync(
            document.Document.Id, document.Revision, DocumentParts.OfPhrases(words), counts.Texts + counts.Structures, cancellationToken);
    }

    /// <inheritdoc/>
    // A collection is written down with the recipe of its live generation.
    public Task<IReadOnlyList<string>> ListWithoutGenerationAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public Task ReviveCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task BackUpAsync(string path, int copies, CancellationToken cancellationToken) => throw new SemanticSearchException(
        ErrorKind.InvalidRequest,
        "What lies in Qdrant is backed up by Qdrant's own snapshots, see docs/operations.md; 'semsearch export' or 'semsearch copy' make a copy elsewhere");

    /// <inheritdoc/>
    public Task CompactAsync(CancellationToken cancellationToken) => SweepAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var swept = 0;
        foreach (var entry in await entries.ListAsync(cancellationToken))
            swept += await SweepAsync(entry, cancellationToken);
        return swept;
    }

    async Task<int> SweepAsync(CollectionEntry entry, CancellationToken cancellationToken)
    {
        var points = await store.PointsAsync(entry.Collection, cancellationToken);
        var documents = store.DocumentsOf(points);
        var swept = await VersionSweep.RunAsync(connection, points.Documents, documents, time, cancellationToken);
        foreach (var generation in entry.Generations)
        {
            var chunks = QdrantNames.Chunks(connection.Options, entry.Id, generation.Number);
            swept += await VersionSweep.RunAsync(connection, chunks, documents, time, cancellationToken);
        }
        foreach (var dropped in await DroppedAsync(entry, cancellationToken))
        {
            await CollectionSetup.DeleteAsync(connection, dropped, cancellationToken);
            swept++;
        }
        return swept;
    }

    async Task<IndexVerification> VerifyAsync(CollectionEntry entry, CancellationToken cancellationToken)
    {
        var problems = new List<IndexProblem>();
        var verification = new StoreVerification(_reader, _reads, await store.PointsAsync(entry.Collection, cancellationToken));
        var records = await verification.RecordsAsync(cancellationToken);
        problems.AddRange(await verification.CheckPartsAsync(records, cancellationToken));
        var chunks = 0L;
        foreach (var generation in entry.Generations.Select(entry.With))
        {
            var points = await store.PointsAsync(generation, cancellationToken);
            var inventory = await PointInventory.OfAsync(_reader, points.Chunks, cancellationToken);
            chunks += inventory.Total;
            problems.AddRange(await new StoreVerification(_reader, _reads, points).CheckChunksAsync(
                records, inventory, isLive: entry.Live == points.Generation, cancellationToken));
            if (CountLeftovers(inventory, records) is > 0 and var leftovers)
                problems.Add(new IndexProblem("orphans", points.Chunks, $"has chunks of {leftovers} versions that are no document's", CanRepair: true));
        }
        problems.AddRange((await DroppedAsync(entry, cancellationToken)).Select(
            dropped => new IndexProblem("orphans", dropped, "is of a generation that was deleted", CanRepair: true)));
        // After a swap documents are written to another generation, and lack nothing in this one.
        return await entries.FindAsync(entry.Name, cancellationToken) is { } after && after.Live != entry.Live
            ? await VerifyAsync(after, cancellationToken)
            : new IndexVerification(problems, 1, entry.Generations.Count, records.Count, chunks);
    }

    // A number that was given away and is no generation's was one's that was deleted.
    async Task<IReadOnlyList<string>> DroppedAsync(CollectionEntry entry, CancellationToken cancellationToken)
    {
        var present = await CollectionSetup.ListAsync(connection, cancellationToken);
        return [.. Enumerable.Range(1, (int)entry.Last).Where(number => entry.Find(number) is null)
            .Select(number => QdrantNames.Chunks(connection.Options, entry.Id, number)).Where(present.Contains)];
    }

    int CountLeftovers(PointInventory inventory, IReadOnlyDictionary<string, IDictionary<string, Value>> records)
    {
        var oldest = time.GetUtcNow() - TimeSpan.FromHours(connection.Options.SweepGraceHours);
        return inventory.Versions.Count(one => Versions.TimeOf(one.Version) < oldest
            && !(records.TryGetValue(one.Document, out var record) && record[VersionedDocuments.Version].IntegerValue == one.Version));
    }
}
