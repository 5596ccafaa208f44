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
        var problems = new List<IndexProblem>();
        var (all, documents, chunks, generations) = (await entries.ListAsync(cancellationToken), 0L, 0L, 0);
        foreach (var entry in all)
        {
            var records = await RecordsAsync(await store.PointsAsync(entry.Collection, cancellationToken), cancellationToken);
            documents += records.Count;
            problems.AddRange(await PartProblemsAsync(entry.Collection, records, cancellationToken));
            foreach (var generation in entry.Generations.Select(entry.With))
            {
                var points = await store.PointsAsync(generation, cancellationToken);
                var inventory = await PointInventory.OfAsync(_reader, points.Chunks, cancellationToken);
                (generations, chunks) = (generations + 1, chunks + inventory.Total);
                problems.AddRange(ChunkProblems(points, records, inventory, isLive: entry.Live == points.Generation));
            }
        }
        return new IndexVerification(problems, all.Count, generations, documents, chunks);
    }

    /// <inheritdoc/>
    public async Task<int> RemoveDamagedAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var entry in await entries.ListAsync(cancellationToken))
        {
            var records = await RecordsAsync(await store.PointsAsync(entry.Collection, cancellationToken), cancellationToken);
            foreach (var generation in entry.Generations.Select(entry.With))
            {
                var points = await store.PointsAsync(generation, cancellationToken);
                var inventory = await PointInventory.OfAsync(_reader, points.Chunks, cancellationToken);
                foreach (var (id, record) in records.Where(record => IsShort(record.Key, record.Value, points, inventory)))
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
        var records = await RecordsAsync(points, cancellationToken);
        var inventory = await PointInventory.OfAsync(_reader, points.Documents, cancellationToken);
        var without = records.Where(record => IsShort(record.Key, record.Value, inventory, DocumentParts.OfWords, DocumentPayload.WordParts))
            .Where(record => !IsShort(record.Key, record.Value, inventory, DocumentParts.OfText, DocumentPayload.TextParts))
            .Select(record => record.Key).Take(limit).ToList();
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
        return swept;
    }

    async Task<Dictionary<string, IDictionary<string, Value>>> RecordsAsync(CollectionPoints points, CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, IDictionary<string, Value>>(StringComparer.Ordinal);
        await foreach (var point in _reader.ScrollAsync(points.Documents, CollectionPoints.Records, fields: null, cancellationToken))
            records[point.Payload[VersionedDocuments.Document].StringValue] = point.Payload;
        return records;
    }

    async Task<IReadOnlyList<IndexProblem>> PartProblemsAsync(
        Collection collection, Dictionary<string, IDictionary<string, Value>> records, CancellationToken cancellationToken)
    {
        var points = CollectionPoints.Of(connection.Options, collection);
        var inventory = await PointInventory.OfAsync(_reader, points.Documents, cancellationToken);
        var problems = new List<IndexProblem>();
        foreach (var (id, record) in records)
        {
            if (IsShort(id, record, inventory, DocumentParts.OfText, DocumentPayload.TextParts)
                || IsShort(id, record, inventory, DocumentParts.OfStructure, DocumentPayload.StructureParts))
                problems.Add(new IndexProblem("texts", Subject(collection, id), "lacks parts of its text: index it again", CanRepair: false));
            if (IsShort(id, record, inventory, DocumentParts.OfWords, DocumentPayload.WordParts))
                problems.Add(new IndexProblem("words", Subject(collection, id), "lacks words by which quotations are found", CanRepair: true));
        }
        return problems;
    }

    IEnumerable<IndexProblem> ChunkProblems(
        CollectionPoints points, Dictionary<string, IDictionary<string, Value>> records, PointInventory inventory, bool isLive)
    {
        foreach (var (id, record) in records)
        {
            if (IsShort(id, record, points, inventory))
                yield return new IndexProblem("chunks", Subject(points.Collection, id), "lacks chunks", CanRepair: true);
            else if (isLive && !GenerationPayload.IsIn(record, points.Generation))
                yield return new IndexProblem("chunks", Subject(points.Collection, id), "is not in the live generation", CanRepair: true);
        }
        var leftovers = inventory.Versions.Count(one => Versions.TimeOf(one.Version) < time.GetUtcNow() - TimeSpan.FromHours(connection.Options.SweepGraceHours)
            && !(records.TryGetValue(one.Document, out var record) && record[VersionedDocuments.Version].IntegerValue == one.Version));
        if (leftovers > 0)
            yield return new IndexProblem("orphans", points.Chunks, $"has chunks of {leftovers} versions that are no document's", CanRepair: true);
    }

    static bool IsShort(string id, IDictionary<string, Value> record, CollectionPoints points, PointInventory inventory) =>
        GenerationPayload.IsIn(record, points.Generation)
        && inventory.Of(id, record[VersionedDocuments.Version].IntegerValue) != GenerationPayload.Chunks(record, points.Generation);

    static bool IsShort(string id, IDictionary<string, Value> record, PointInventory inventory, string kind, string count) =>
        inventory.Of(id, record[VersionedDocuments.Version].IntegerValue, kind) != record[count].IntegerValue;

    static string Subject(Collection collection, string id) => $"{collection.Name}@{collection.Generation}/{id}";
}
