using System.Numerics.Tensors;
using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <content>Searching.</content>
sealed partial class QdrantIndexStore
{
    /// <inheritdoc/>
    public async Task PrepareAsync(Collection collection, CancellationToken cancellationToken) =>
        await PointsAsync(collection, cancellationToken);

    /// <inheritdoc/>
    public async Task<Retrieval> RetrieveAsync(Collection collection, RetrievalQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Depth, 1);
        if (query.Vector is { } vector
            && (vector.Length != collection.Recipe.Dimensions || !TensorPrimitives.IsFiniteAll(vector.Span)))
            throw new ArgumentException($"the query must have {collection.Recipe.Dimensions} finite numbers", nameof(query));
        return await _retriever.RetrieveAsync(await PointsAsync(collection, cancellationToken), query, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyCollection<string>> ListFieldsAsync(Collection collection, CancellationToken cancellationToken)
    {
        var facts = await _facts.OfAsync(await PointsAsync(collection, cancellationToken), cancellationToken);
        return (await facts.CatalogAsync(cancellationToken)).Names;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> FindDocumentsAsync(
        Collection collection, Func<FilterDocument, bool> test, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(collection, cancellationToken);
        var found = new List<string>();
        await foreach (var point in _reader.ScrollAsync(
            points.Documents, CollectionPoints.Records, DocumentPayload.OfFilters, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (test(DocumentPayload.ReadFilterDocument(point.Payload)))
                found.Add(point.Payload[VersionedDocuments.Document].StringValue);
        }
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ScoredChunk>> ReadChunksAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken)
    {
        var found = await _reads.ChunksAsync(await PointsAsync(collection, cancellationToken), references, vector: null, cancellationToken);
        return
        [
            .. references.Where(found.ContainsKey).Select(reference => new ScoredChunk(
                reference.DocumentId,
                found[reference].Payload[VersionedDocuments.Version].IntegerValue,
                ChunkPayload.Read(found[reference].Payload),
                Score: 0)),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string?>> ReadTextsAsync(
        Collection collection, IReadOnlyList<Candidate> candidates, CancellationToken cancellationToken)
    {
        var references = candidates.Select(one => new ChunkReference(one.DocumentId, one.Ordinal)).ToList();
        var found = await _reads.ChunksAsync(await PointsAsync(collection, cancellationToken), references, vector: null, cancellationToken);
        return
        [
            .. candidates.Zip(references, (candidate, reference) =>
                found.TryGetValue(reference, out var point) && point.Payload[VersionedDocuments.Version].IntegerValue == candidate.Revision
                    ? point.Payload[ChunkPayload.Text].StringValue
                    : null),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> ReadVectorsAsync(
        Collection collection, IReadOnlyList<ChunkReference> references, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(collection, cancellationToken);
        var found = await _reads.ChunksAsync(points, references, ChunkCollection.Dense, cancellationToken);
        return [.. references.Select(reference => found.TryGetValue(reference, out var point) ? ChunkPayload.ReadVector(point) : default)];
    }

    /// <inheritdoc/>
    public async Task<PhraseCandidates> FindByPhrasesAsync(Collection collection, PhraseQuery query, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        if (query.Required.Count + query.Preferred.Count == 0 || query.Required.Any(group => group.Count == 0))
            throw new ArgumentException("a query needs a phrase, and so does each of its groups", nameof(query));
        return await _phrases.FindAsync(await PointsAsync(collection, cancellationToken), query, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BackgroundMeasurement?> GetBackgroundAsync(Collection collection, CancellationToken cancellationToken) =>
        await _records.FindAsync(BackgroundKind, BackgroundOf(collection), cancellationToken) is { } found
            ? RecordJson.Read(found.Json, RecordJson.Readable.BackgroundMeasurement)
            : null;

    /// <inheritdoc/>
    public async Task<bool> TryPutBackgroundAsync(
        Collection collection, BackgroundMeasurement measurement, CancellationToken cancellationToken)
    {
        await _entries.RequireAsync(collection, cancellationToken);
        var before = await _records.FindAsync(BackgroundKind, BackgroundOf(collection), cancellationToken);
        var json = JsonSerializer.Serialize(measurement, RecordJson.Readable.BackgroundMeasurement);
        return await _records.TryWriteAsync(BackgroundKind, BackgroundOf(collection), json, before, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<long> GetChangesAsync(Collection collection, CancellationToken cancellationToken) =>
        (await _entries.RequireAsync(collection, cancellationToken)).Changes;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VocabularyTerm>> ReadVocabularyAsync(Collection collection, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(collection, cancellationToken);
        var terms = await _reader.FacetAsync(points.Chunks, ChunkPayload.Terms, filter: null, cancellationToken);
        // Qdrant counts chunks: a term occurs in each once at least.
        return [.. terms.Where(term => term.Name[0] is not ('^' or '~')).Select(term => new VocabularyTerm(term.Name, term.Documents, term.Documents))];
    }

    /// <inheritdoc/>
    public async Task<CollectionNames> ReadNamesAsync(Collection collection, CancellationToken cancellationToken)
    {
        var points = await PointsAsync(collection, cancellationToken);
        async Task<IReadOnlyList<CountedName>> CountAsync(string field) =>
        [
            .. (await _reader.FacetAsync(points.Documents, field, CollectionPoints.Records, cancellationToken))
                .OrderBy(name => name.Name, CodePointComparer.Instance),
        ];

        var names = await Task.WhenAll(
            CountAsync(FieldPayload.Key(FilterFields.Find("title")!)),
            CountAsync(DocumentPayload.Speakers),
            CountAsync(FieldPayload.Key(FilterFields.Find("country")!)));
        return new CollectionNames(names[0], names[1], names[2]);
    }

    static string BackgroundOf(Collection collection) => $"{collection.Id}/{collection.Generation}";
}
