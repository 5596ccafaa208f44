using System.Collections.Concurrent;
using System.Numerics.Tensors;
using Microsoft.Extensions.Logging;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The embedded store: documents, chunks and vectors in the file <c>index.db</c> of a data folder, which several processes may open at
/// once. Dense search compares the query with all vectors of the collection, of which each process keeps a copy in memory.
/// </summary>
sealed partial class SqliteIndexStore : IIndexStore, IGenerationStore, IStoreMaintenance
{
    readonly Database _database;
    readonly TimeProvider _timeProvider;
    readonly ILogger _logger;
    readonly ConcurrentDictionary<(long Generation, long Activation), LiveIndex> _live = new();
    readonly ConcurrentDictionary<long, long> _latest = new();
    readonly DocumentCache _documents = new();

    readonly DiskReserve _reserve;

    SqliteIndexStore(Database database, DiskReserve reserve, TimeProvider timeProvider, ILogger logger)
    {
        _reserve = reserve;
        _database = database;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>The jobs and leases that lie in the same file.</summary>
    public SqliteJobStore Jobs => new(_database, _timeProvider);

    /// <summary>The sources that lie in the same file.</summary>
    public SqliteSourceStore Sources => new(_database, _timeProvider);

    /// <summary>Opens the index of a data folder; both are made if missing.</summary>
    /// <exception cref="SemanticSearchException">The folder or the file cannot be used, or is of another format.</exception>
    public static async Task<SqliteIndexStore> OpenAsync(
        string dataFolder,
        TimeProvider timeProvider,
        ILogger<SqliteIndexStore> logger,
        CancellationToken cancellationToken,
        DiskReserve? reserve = null) =>
        new(
            await Database.OpenAsync(dataFolder, timeProvider, logger, cancellationToken),
            reserve ?? new DiskReserve(dataFolder, 0),
            timeProvider,
            logger);

    /// <inheritdoc/>
    public Task<Collection?> FindCollectionAsync(string name, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CollectionTable.Find(session, name), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Collection>> ListCollectionsAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<Collection>>(CollectionTable.List, cancellationToken);

    /// <inheritdoc/>
    public async Task<Collection> EnsureCollectionAsync(string name, IndexRecipe recipe, CancellationToken cancellationToken) =>
        await FindCollectionAsync(name, cancellationToken)
        ?? await _database.WriteAsync(
            session => CollectionTable.Find(session, name) ?? CollectionTable.Add(session, name, recipe, _timeProvider.GetUtcNow()), cancellationToken);

    /// <inheritdoc/>
    public Task<CollectionStatus> GetStatusAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CollectionTable.Status(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<DocumentRecord?> FindDocumentAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => DocumentTable.Find(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<StoredDocument?> GetDocumentAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => DocumentTable.Get(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<DocumentRecord>> ListDocumentsAsync(
        Collection collection, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _database.ReadAsync<IReadOnlyList<DocumentRecord>>(
            session => DocumentTable.List(session, collection, after ?? "", limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, StoredDocument>> GetDocumentsAsync(
        Collection collection, IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => _documents.Get(session, collection, ids), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Chunk>> GetChunksAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<Chunk>>(session => ChunkTable.List(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<float>>> GetVectorsAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => VectorTable.Of(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<DocumentByKey?> FindByKeyAsync(string key, CancellationToken cancellationToken) =>
        _database.ReadAsync(
            session => DocumentTable.FindByKey(session, key) ?? TombstoneTable.FindByKey(session, key), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> PutDocumentAsync(Collection collection, IndexedDocument document, CancellationToken cancellationToken)
    {
        Validate(collection, document.Chunks, document.Vectors, document.Terms);
        _reserve.Require();
        return _database.WriteAsync(session => Put(session, collection, document), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> DeleteDocumentAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        _database.WriteAsync(session => Delete(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task PutFailureAsync(Collection collection, string id, string reason, CancellationToken cancellationToken) =>
        _database.WriteAsync(
            session =>
            {
                CollectionTable.Require(session, collection);
                FailureTable.Put(session, collection, id, reason, _timeProvider.GetUtcNow());
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> ForgetFailureAsync(Collection collection, string id, CancellationToken cancellationToken) =>
        await _database.ReadAsync(session => FailureTable.Any(session, collection, id), cancellationToken)
        && await _database.WriteAsync(session => FailureTable.Remove(session, collection, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FailedDocument>> ListFailuresAsync(
        Collection collection, string? after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return _database.ReadAsync<IReadOnlyList<FailedDocument>>(
            session => FailureTable.List(session, collection, after ?? "", limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task PrepareAsync(Collection collection, CancellationToken cancellationToken) =>
        _live.ContainsKey((collection.Generation, collection.Activation)) ? Task.CompletedTask : ListFieldsAsync(collection, cancellationToken);

    /// <inheritdoc/>
    public Task<Retrieval> RetrieveAsync(Collection collection, RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Depth, 1);
        if (query.Vector is { } vector
            && (vector.Length != collection.Recipe.Dimensions || !TensorPrimitives.IsFiniteAll(vector.Span)))
            throw new ArgumentException($"the query must have {collection.Recipe.Dimensions} finite numbers", nameof(query));
        return _database.ReadAwaitingAsync(
            async session =>
            {
                var found = await LiveOf(collection).RetrieveAsync(session, query, cancellationToken);
                return found with { Coverage = found.Coverage with { Failed = FailureTable.Count(session, collection) } };
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyCollection<string>> ListFieldsAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAwaitingAsync(session => LiveOf(collection).FieldsAsync(session, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindDocumentsAsync(
        Collection collection, Func<FilterDocument, bool> test, CancellationToken cancellationToken) =>
        _database.ReadAwaitingAsync(session => LiveOf(collection).FindAsync(session, test, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReadOnlyMemory<float>>> ReadVectorsAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken) =>
        _database.ReadAwaitingAsync(
            session => LiveOf(collection).VectorsAsync(session, references, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScoredChunk>> ReadChunksAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<ScoredChunk>>(
            session => [.. references.Select(chunk => ChunkTable.Find(session, collection, chunk)).OfType<ScoredChunk>()],
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string?>> ReadTextsAsync(
        Collection collection, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => ChunkTexts.Read(session, collection, candidates), cancellationToken);

    /// <inheritdoc/>
    public Task<PhraseCandidates> FindByPhrasesAsync(Collection collection, PhraseQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        if (query.Required.Count + query.Preferred.Count == 0 || query.Required.Any(group => group.Count == 0))
            throw new ArgumentException("a query needs a phrase, and so does each of its groups", nameof(query));
        return _database.ReadAsync(session => WordTable.Find(session, collection, query, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<BackgroundMeasurement?> GetBackgroundAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => BackgroundTable.Find(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TryPutBackgroundAsync(
        Collection collection, BackgroundMeasurement measurement, CancellationToken cancellationToken) =>
        _database.TryWriteAsync(
            session =>
            {
                CollectionTable.Require(session, collection);
                BackgroundTable.Put(session, collection, measurement);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<long> GetChangesAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => CollectionTable.Changes(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<VocabularyTerm>> ReadVocabularyAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync<IReadOnlyList<VocabularyTerm>>(
            session => TermTable.Vocabulary(session, collection.Generation, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<CollectionNames> ReadNamesAsync(Collection collection, CancellationToken cancellationToken) =>
        _database.ReadAsync(session => NameTable.Read(session, collection, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    static void Validate(
        Collection collection, IReadOnlyList<Chunk> chunks, IReadOnlyList<ReadOnlyMemory<float>> vectors, IReadOnlyList<IndexedTerms> terms)
    {
        var dimensions = collection.Recipe.Dimensions;
        if (chunks.Count != vectors.Count || chunks.Count != terms.Count)
            throw new ArgumentException($"{chunks.Count} chunks need as many vectors and terms, not {vectors.Count} and {terms.Count}", nameof(vectors));
        for (var i = 0; i < chunks.Count; i++)
        {
            if (chunks[i].Ordinal != i)
                throw new ArgumentException($"chunk {i} has the ordinal {chunks[i].Ordinal}", nameof(chunks));
            if (vectors[i].Length != dimensions || !TensorPrimitives.IsFiniteAll(vectors[i].Span))
                throw new ArgumentException($"vector {i} must have {dimensions} finite numbers", nameof(vectors));
        }
    }

    bool Put(Session session, Collection collection, IndexedDocument document)
    {
        CollectionTable.RequireLive(session, collection);
        var known = DocumentTable.RowOf(session, collection, document.Document.Id);
        if (known is { } old)
        {
            TermTable.Delete(session, old);
            ChunkTable.Delete(session, old);
            VectorTable.Delete(session, old);
        }
        var now = _timeProvider.GetUtcNow();
        var revision = CollectionTable.NextChange(session, collection, now);
        var row = DocumentTable.Put(session, collection, document, revision, now);
        AddChunks(session, collection.Generation, row, document.Chunks, document.Vectors, document.Terms);
        WordTable.Replace(session, row, document.Words);
        TombstoneTable.Remove(session, collection, document.Document.Id);
        FailureTable.Remove(session, collection, document.Document.Id);
        return known is not null;
    }

    static void AddChunks(
        Session session,
        long generation,
        long document,
        IReadOnlyList<Chunk> chunks,
        IReadOnlyList<ReadOnlyMemory<float>> vectors,
        IReadOnlyList<IndexedTerms> terms)
    {
        var first = ChunkTable.Add(session, generation, document, chunks);
        TermTable.Add(session, generation, first, terms);
        var lengths = terms.Select(term => (ushort)Math.Min(term.Count, ushort.MaxValue)).ToArray();
        VectorTable.Add(session, generation, document, first, lengths, VectorTable.Encode(vectors));
    }

    bool Delete(Session session, Collection collection, string id)
    {
        WordTable.Delete(session, collection, id);
        TermTable.DeleteOf(session, collection, id);
        var hadFailed = FailureTable.Remove(session, collection, id);
        if (!DocumentTable.Delete(session, collection, id))
            return hadFailed;
        var now = _timeProvider.GetUtcNow();
        TombstoneTable.Put(session, collection, id, CollectionTable.NextChange(session, collection, now), now);
        return true;
    }

    // A generation that became live again was changed meanwhile without counting, so that what is remembered of it holds no longer; and the
    // memory of those before is free as soon as their last searches end.
    LiveIndex LiveOf(Collection collection)
    {
        var live = _live.GetOrAdd((collection.Generation, collection.Activation), _ => new LiveIndex(collection, _timeProvider, _logger));
        var latest = _latest.AddOrUpdate(collection.Id, collection.Activation, (_, other) => Math.Max(other, collection.Activation));
        foreach (var (key, other) in _live)
            if (other.CollectionId == collection.Id && key.Activation < latest)
                _live.TryRemove(key, out _);
        return live;
    }
}
