using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.Extensions.Logging;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// The store beyond one machine: documents, chunks and vectors in Qdrant, which any number of processes share. What a process keeps besides is
/// read again when others have written. Schema and behaviour: docs/operations.md.
/// </summary>
sealed partial class QdrantIndexStore : IIndexStore, IGenerationStore
{
    const string BackgroundKind = "background";

    readonly QdrantConnection _connection;
    readonly MetaRecords _records;
    readonly CollectionEntries _entries;
    readonly PointReader _reader;
    readonly DocumentReads _reads;
    readonly DocumentList _list;
    readonly FactCache _facts;
    readonly Retriever _retriever;
    readonly PhraseSearch _phrases;
    readonly Failures _failures;
    readonly FieldIndexes _indexes;
    readonly TimeProvider _time;
    readonly ConcurrentDictionary<string, bool> _ensured = new(StringComparer.Ordinal);

    QdrantIndexStore(QdrantConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
        _records = new MetaRecords(connection, QdrantNames.Meta(connection.Options));
        _entries = new CollectionEntries(_records, time);
        _reader = new PointReader(connection);
        _reads = new DocumentReads(_reader);
        _list = new DocumentList(_reader, time);
        _facts = new FactCache(_reader, _entries, time);
        _retriever = new Retriever(_reader, _reads, _facts);
        _phrases = new PhraseSearch(_reader, _reads);
        _failures = new Failures(connection, _reader);
        _indexes = new FieldIndexes(connection);
    }

    /// <summary>The jobs and leases on the same server.</summary>
    public QdrantJobStore Jobs => new(_records, _time);

    /// <summary>The care of what lies on the server.</summary>
    public QdrantMaintenance Maintenance => new(_connection, _entries, this, _time);

    /// <summary>The sources on the same server.</summary>
    public QdrantSourceStore Sources => new(_records, this, _time);

    /// <summary>Opens the index of a server; what is missing is made.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server is away, or what is there is another's.</exception>
    public static Task<QdrantIndexStore> OpenAsync(
        QdrantOptions options, TimeProvider time, ILogger<QdrantIndexStore> logger, CancellationToken cancellationToken) =>
        OpenAsync(new QdrantConnection(options, time, logger), time, cancellationToken);

    /// <summary>Opens the index at the other end of a connection, which closes with it.</summary>
    public static async Task<QdrantIndexStore> OpenAsync(
        QdrantConnection connection, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await ServerVersion.RequireAsync(connection, cancellationToken);
            await MetaCollection.EnsureAsync(connection, QdrantNames.Meta(connection.Options), cancellationToken);
            var store = new QdrantIndexStore(connection, time);
            foreach (var entry in await store._entries.ListAsync(cancellationToken))
            {
                await store.EnsureAsync(entry.Collection, cancellationToken);
                await store.LeadAliasAsync(entry.Collection, cancellationToken);
            }
            return store;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Collection?> FindCollectionAsync(string name, CancellationToken cancellationToken)
    {
        var (plain, number) = GenerationName.Read(name);
        if (plain is null || await _entries.FindAsync(plain, cancellationToken) is not { } entry)
            return null;
        if (number is not { } wanted)
            return entry.Collection;
        return entry.Find(wanted) is { } generation && await CountMissingAsync(generation, cancellationToken) == 0 ? generation : null;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Collection>> ListCollectionsAsync(CancellationToken cancellationToken) =>
        [.. (await _entries.ListAsync(cancellationToken)).Select(entry => entry.Collection)];

    /// <inheritdoc/>
    public async Task<Collection> EnsureCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken)
    {
        var entry = await _entries.FindAsync(name, cancellationToken) ?? await _entries.EnsureAsync(name, recipe, cancellationToken);
        await EnsureAsync(entry.Collection, cancellationToken);
        return entry.Collection;
    }

    /// <inheritdoc/>
    public async Task<CollectionStatus> GetStatusAsync(Collection collection, CancellationToken cancellationToken)
    {
        var entry = await _entries.RequireAsync(collection, cancellationToken);
        var points = await PointsAsync(collection, cancellationToken);
        var tokens = _reader.SumAsync(points.Documents, GenerationPayload.TokensField(points.Generation), cancellationToken);
        var failed = _reader.CountAsync(points.Documents, Failures.All, cancellationToken);
        var totals = await ChunkTotals.OfAsync(_reader, points, cancellationToken);
        return new CollectionStatus(totals.Documents, totals.Chunks, (await tokens).Sum, await failed, entry.ChangedAt);
    }

    /// <inheritdoc/>
    public async Task<DocumentRecord?> FindDocumentAsync(Collection collection, string id, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(collection, cancellationToken);
        var records = await _reads.RecordsAsync(points, [id], DocumentPayload.OfRecords(points.Generation), cancellationToken);
        return records.TryGetValue(id, out var record) ? DocumentPayload.ReadRecord(record, points.Generation) : null;
    }

    /// <inheritdoc/>
    public async Task<StoredDocument?> GetDocumentAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        (await GetDocumentsAsync(collection, [id], cancellationToken)).GetValueOrDefault(id);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<DocumentRecord>> ListDocumentsAsync(
        Collection collection, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        var points = await PointsAsync(collection, cancellationToken);
        var ids = await _list.AllAsync(points, await GetChangesAsync(collection, cancellationToken), cancellationToken);
        var found = new List<DocumentRecord>();
        // What was deleted since the ids were read leaves room for more: a page is short only at the end.
        for (var at = DocumentList.After(ids, after); found.Count < limit && at < ids.Count;)
        {
            var page = ids.Skip(at).Take(limit - found.Count).ToList();
            var records = await _reads.RecordsAsync(points, page, DocumentPayload.OfRecords(points.Generation), cancellationToken);
            found.AddRange(page.Where(records.ContainsKey).Select(id => DocumentPayload.ReadRecord(records[id], points.Generation)));
            at += page.Count;
        }
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, StoredDocument>> GetDocumentsAsync(
        Collection collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        await _reads.GetAsync(await PointsAsync(collection, cancellationToken), ids, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Chunk>> GetChunksAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        [.. (await _reads.ChunksAsync(await PointsAsync(collection, cancellationToken), id, vector: null, cancellationToken))
            .Select(point => ChunkPayload.Read(point.Payload))];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> GetVectorsAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        [.. (await _reads.ChunksAsync(await PointsAsync(collection, cancellationToken), id, ChunkCollection.Dense, cancellationToken))
            .Select(ChunkPayload.ReadVector)];

    /// <inheritdoc/>
    public async Task<DocumentByKey?> FindByKeyAsync(string key, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll((await _entries.ListAsync(cancellationToken)).Select(
            entry => _reads.FindByKeyAsync(CollectionPoints.Of(_connection.Options, entry.Collection), key, cancellationToken)));
        return found.OfType<DocumentByKey>().OrderBy(document => document.DeletedAt is not null).FirstOrDefault();
    }

    /// <inheritdoc/>
    public async Task<bool> PutDocumentAsync(Collection collection, IndexedDocument document, CancellationToken cancellationToken)
    {
        var chunks = new IndexedChunks(document.Chunks, document.Vectors, document.Terms);
        Validate(collection, chunks);
        var entry = await _entries.RequireAsync(collection, cancellationToken);
        CollectionEntries.RequireLive(entry, collection);
        var points = await PointsAsync(collection, cancellationToken);
        await _indexes.EnsureAsync(points, document.Document, cancellationToken);
        var before = await DocumentsOf(points).PutAsync(
            Draft(points, document, chunks), points.Chunks, OtherChunks(entry, points), cancellationToken);
        await _entries.CountChangeAsync(collection, cancellationToken);
        await _failures.ForgetAsync(points, document.Document.Id, cancellationToken);
        return before is { IsThere: true };
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteDocumentAsync(Collection collection, string id, CancellationToken cancellationToken)
    {
        var entry = await _entries.RequireAsync(collection, cancellationToken);
        var points = await PointsAsync(collection, cancellationToken);
        var isDeleted = await DocumentsOf(points).DeleteAsync(
            id,
            DocumentPayload.OfTombstone(collection, id, _time.GetUtcNow()),
            [points.Chunks, .. OtherChunks(entry, points)],
            cancellationToken);
        if (isDeleted)
            await _entries.ChangeAsync(collection, other => other.Changed(_time.GetUtcNow()), cancellationToken);
        return await _failures.ForgetAsync(points, id, cancellationToken) || isDeleted;
    }

    /// <inheritdoc/>
    public async Task PutFailureAsync(Collection collection, string id, string reason, CancellationToken cancellationToken)
    {
        await _entries.RequireAsync(collection, cancellationToken);
        await _failures.PutAsync(await PointsAsync(collection, cancellationToken), id, reason, _time.GetUtcNow(), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetFailureAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        await _failures.ForgetAsync(await PointsAsync(collection, cancellationToken), id, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<FailedDocument>> ListFailuresAsync(
        Collection collection, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return await _failures.ListAsync(await PointsAsync(collection, cancellationToken), after, limit, cancellationToken);
    }

    /// <summary>Those of the documents that were deleted, and not written again; none if the collection is not there.</summary>
    public async Task<IReadOnlySet<string>> FindDeletedAsync(
        string collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        if (await FindCollectionAsync(collection, cancellationToken) is not { } found)
            return new HashSet<string>();
        var points = await PointsAsync(found, cancellationToken);
        var records = await _reader.RetrieveAsync(
            points.Documents, [.. ids.Select(points.RecordOf)], DocumentPayload.OfVersions(points.Generation), cancellationToken);
        return records.Where(record => !DocumentPayload.IsThere(record.Payload))
            .Select(record => record.Payload[VersionedDocuments.Document].StringValue).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The documents whose ids go on from another after a slash; none if the collection is not there.</summary>
    public async Task<IReadOnlyList<string>> FindWithinAsync(string collection, string id, CancellationToken cancellationToken)
    {
        if (await FindCollectionAsync(collection, cancellationToken) is not { } found)
            return [];
        var points = await PointsAsync(found, cancellationToken);
        var ids = await _list.AllAsync(points, await GetChangesAsync(found, cancellationToken), cancellationToken);
        var prefix = $"{id}/";
        return [.. ids.Skip(DocumentList.After(ids, prefix)).TakeWhile(one => one.StartsWith(prefix, StringComparison.Ordinal))];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    static void Validate(Collection collection, IndexedChunks chunks)
    {
        var dimensions = collection.Recipe.Dimensions;
        if (chunks.Chunks.Count != chunks.Vectors.Count || chunks.Chunks.Count != chunks.Terms.Count)
            throw new ArgumentException(
                $"{chunks.Chunks.Count} chunks need as many vectors and terms, not {chunks.Vectors.Count} and {chunks.Terms.Count}", nameof(chunks));
        for (var i = 0; i < chunks.Vectors.Count; i++)
        {
            if (chunks.Chunks[i].Ordinal != i)
                throw new ArgumentException($"chunk {i} has the ordinal {chunks.Chunks[i].Ordinal}", nameof(chunks));
            if (chunks.Vectors[i].Length != dimensions || !TensorPrimitives.IsFiniteAll(chunks.Vectors[i].Span))
                throw new ArgumentException($"vector {i} must have {dimensions} finite numbers", nameof(chunks));
        }
    }

    DocumentDraft Draft(CollectionPoints points, IndexedDocument document, IndexedChunks chunks)
    {
        var (parts, counts) = DocumentParts.Of(document.Document, document.Words);
        return new DocumentDraft(
            document.Document.Id,
            DocumentPayload.Of(points.Collection, document, _time.GetUtcNow(), counts),
            parts,
            ChunkPayload.Points(document.Document, chunks, _connection.Options.MeanChunkTerms));
    }

    /// <summary>Writes the points of a collection's documents.</summary>
    public VersionedDocuments DocumentsOf(CollectionPoints points) => new(_connection, points.Space, points.Documents, _time);

    IReadOnlyCollection<string> OtherChunks(CollectionEntry entry, CollectionPoints points) =>
    [
        .. entry.Generations.Where(generation => generation.Number != points.Generation)
            .Select(generation => QdrantNames.Chunks(_connection.Options, entry.Id, generation.Number)),
    ];

    /// <summary>Where a collection's points lie, once it is sure that they do.</summary>
    public async Task<CollectionPoints> PointsAsync(Collection collection, CancellationToken cancellationToken)
    {
        await EnsureAsync(collection, cancellationToken);
        return CollectionPoints.Of(_connection.Options, collection);
    }

    // Once a process and generation.
    async Task EnsureAsync(Collection collection, CancellationToken cancellationToken)
    {
        var points = CollectionPoints.Of(_connection.Options, collection);
        if (_ensured.ContainsKey(points.Chunks))
            return;
        await _entries.RequireAsync(collection, cancellationToken);
        await GenerationSetup.EnsureAsync(_connection, points, cancellationToken);
        _ensured[points.Chunks] = true;
    }
}
