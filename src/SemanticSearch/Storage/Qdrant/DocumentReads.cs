using System.Text.Json;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Reads documents: their records, the parts of their texts, their chunks. Safe from any thread.</summary>
/// <param name="reader">Reads points.</param>
sealed class DocumentReads(PointReader reader)
{
    // Between the reading of a record and that of its parts the document may have been replaced.
    const int Attempts = 5;

    // A part may take 600 kB, an answer 64 MB.
    const int PartsAtOnce = 50;

    readonly RecentDocuments<string> _recent = new();

    /// <summary>The payloads of the records of documents that are there, by id.</summary>
    public async Task<Dictionary<string, IDictionary<string, Value>>> RecordsAsync(
        CollectionPoints points, IEnumerable<string> ids, IReadOnlyList<string>? fields, CancellationToken cancellationToken)
    {
        var found = await reader.RetrieveAsync(
            points.Documents, [.. ids.Distinct(StringComparer.Ordinal).Select(points.RecordOf)], fields, cancellationToken);
        return found.Where(point => DocumentPayload.IsThere(point.Payload)).ToDictionary(
            point => point.Payload[VersionedDocuments.Document].StringValue,
            point => (IDictionary<string, Value>)point.Payload,
            StringComparer.Ordinal);
    }

    /// <summary>Those of the documents that are there, with their texts, by id.</summary>
    public async Task<IReadOnlyDictionary<string, StoredDocument>> GetAsync(
        CollectionPoints points, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        var left = ids;
        for (var attempt = 0; left.Count > 0 && attempt < Attempts; attempt++)
        {
            var records = await RecordsAsync(points, left, fields: null, cancellationToken);
            foreach (var (id, record) in records)
                if (FindKept(points, id, record) is { } kept)
                    documents[id] = kept;
            left = [.. records.Keys.Where(id => !documents.ContainsKey(id))];
            var parts = await PartsAsync(points, left.ToDictionary(id => id, id => records[id], StringComparer.Ordinal), cancellationToken);
            foreach (var id in left)
                if (Whole(points, id, records[id], parts) is { } document)
                    documents[id] = Kept(points, document, records[id]);
            left = [.. left.Where(id => !documents.ContainsKey(id))];
        }
        return left.Count == 0
            ? documents
            : throw new SemanticSearchException(
                ErrorKind.Storage, $"The text of '{left.First()}' is not whole in Qdrant: index the document again, or restore it from a snapshot");
    }

    /// <summary>The points of the chunks of a document's present version, in order.</summary>
    public async Task<IReadOnlyList<RetrievedPoint>> ChunksAsync(
        CollectionPoints points, string id, string? vector, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var fields = DocumentPayload.OfRecords(points.Generation);
            var records = await RecordsAsync(points, [id], fields, cancellationToken);
            if (!records.TryGetValue(id, out var record))
                return [];
            var count = GenerationPayload.Chunks(record, points.Generation);
            var version = record[VersionedDocuments.Version].IntegerValue;
            var found = await reader.RetrieveAsync(
                points.Chunks,
                [.. Enumerable.Range(0, count).Select(ordinal => points.ChunkOf(id, version, ordinal))],
                fields: null,
                cancellationToken,
                vector);
            if (found.Count == count)
                return [.. found.OrderBy(point => point.Payload[ChunkPayload.Ordinal].IntegerValue)];
        }
        throw new SemanticSearchException(
            ErrorKind.Storage, $"Chunks of '{id}' are missing in Qdrant: index the document again, or restore them from a snapshot");
    }

    /// <summary>The points of chunks of present versions, by reference; those that are not there are left out.</summary>
    public async Task<Dictionary<ChunkReference, RetrievedPoint>> ChunksAsync(
        CollectionPoints points, IReadOnlyCollection<ChunkReference> references, string? vector, CancellationToken cancellationToken)
    {
        var fields = DocumentPayload.OfRecords(points.Generation);
        var records = await RecordsAsync(points, references.Select(reference => reference.DocumentId), fields, cancellationToken);
        var ids =
            from reference in references.Distinct()
            where records.ContainsKey(reference.DocumentId)
            select points.ChunkOf(
                reference.DocumentId, records[reference.DocumentId][VersionedDocuments.Version].IntegerValue, reference.Ordinal);
        var found = await reader.RetrieveAsync(points.Chunks, [.. ids], fields: null, cancellationToken, vector);
        return found.ToDictionary(point => new ChunkReference(
            point.Payload[VersionedDocuments.Document].StringValue, (int)point.Payload[ChunkPayload.Ordinal].IntegerValue));
    }

    /// <summary>The document of a citation's key, deleted ones included; null if the collection never had it.</summary>
    public async Task<DocumentByKey?> FindByKeyAsync(CollectionPoints points, string key, CancellationToken cancellationToken)
    {
        await foreach (var point in reader.ScrollAsync(
            points.Documents, new QdrantFilter { Must = { MatchKeyword(DocumentPayload.Key, key) } }, fields: null, cancellationToken))
        {
            return new DocumentByKey(
                points.Collection.Name, point.Payload[VersionedDocuments.Document].StringValue, DocumentPayload.DeletedOn(point.Payload));
        }
        return null;
    }

    async Task<ILookup<(string Id, long Version), RetrievedPoint>> PartsAsync(
        CollectionPoints points, Dictionary<string, IDictionary<string, Value>> records, CancellationToken cancellationToken)
    {
        var ids =
            from record in records
            from number in Enumerable.Range(0, CountOf(record.Value, DocumentPayload.TextParts) + CountOf(record.Value, DocumentPayload.StructureParts))
            select PointIds.OfText(points.Space, record.Key, record.Value[VersionedDocuments.Version].IntegerValue, number);
        var found = await reader.RetrieveAsync(points.Documents, [.. ids], fields: null, cancellationToken, atOnce: PartsAtOnce);
        return found.OrderBy(point => point.Payload[DocumentParts.Part].IntegerValue).ToLookup(point => (
            point.Payload[VersionedDocuments.Document].StringValue, point.Payload[VersionedDocuments.Version].IntegerValue));
    }

    // What of a record may change at a revision is which generations have the document.
    StoredDocument? FindKept(CollectionPoints points, string id, IDictionary<string, Value> record) =>
        GenerationPayload.IsIn(record, points.Generation)
            ? _recent.Find(points.Chunks, id, record[VersionedDocuments.Version].IntegerValue)
            : null;

    StoredDocument Kept(CollectionPoints points, StoredDocument document, IDictionary<string, Value> record)
    {
        if (GenerationPayload.IsIn(record, points.Generation))
            _recent.Keep(points.Chunks, document);
        return document;
    }

    static StoredDocument? Whole(
        CollectionPoints points, string id, IDictionary<string, Value> record, ILookup<(string Id, long Version), RetrievedPoint> parts)
    {
        var own = parts[(id, record[VersionedDocuments.Version].IntegerValue)].ToLookup(point => point.Payload[DocumentPayload.Kind].StringValue);
        var (texts, structures) = (own[DocumentParts.OfText].ToList(), own[DocumentParts.OfStructure].ToList());
        if (texts.Count != CountOf(record, DocumentPayload.TextParts) || structures.Count != CountOf(record, DocumentPayload.StructureParts))
            return null;
        try
        {
            return DocumentPayload.ReadStored(record, Join(texts), Join(structures), points.Generation);
        }
        catch (JsonException e)
        {
            throw new SemanticSearchException(
                ErrorKind.Storage, $"The record of '{id}' in Qdrant is damaged: index the document again ({e.Message})", e);
        }
    }

    static string Join(List<RetrievedPoint> parts) => string.Concat(parts.Select(part => DocumentParts.Read(part.Payload)));

    static int CountOf(IDictionary<string, Value> record, string field) => (int)record[field].IntegerValue;
}
