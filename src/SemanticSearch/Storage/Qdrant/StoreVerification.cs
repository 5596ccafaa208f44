using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Compares what records say of their documents with the points that there are. Others write meanwhile: what seems to be wrong is
/// looked at again alone.</summary>
/// <param name="reader">Reads points.</param>
/// <param name="reads">Reads records.</param>
/// <param name="points">A generation.</param>
sealed class StoreVerification(PointReader reader, DocumentReads reads, CollectionPoints points)
{
    const int Attempts = 3;

    /// <summary>The records of all documents, by id.</summary>
    public async Task<IReadOnlyDictionary<string, IDictionary<string, Value>>> RecordsAsync(CancellationToken cancellationToken)
    {
        var records = new Dictionary<string, IDictionary<string, Value>>(StringComparer.Ordinal);
        await foreach (var point in reader.ScrollAsync(points.Documents, CollectionPoints.Records, fields: null, cancellationToken))
            records[point.Payload[VersionedDocuments.Document].StringValue] = point.Payload;
        return records;
    }

    /// <summary>What documents lack of their texts.</summary>
    public async Task<IReadOnlyList<IndexProblem>> CheckPartsAsync(
        IReadOnlyDictionary<string, IDictionary<string, Value>> records, CancellationToken cancellationToken) =>
        await CheckAsync(
            points.Documents, records, await PointInventory.OfAsync(reader, points.Documents, cancellationToken), PartProblems, cancellationToken);

    /// <summary>What documents lack in the generation.</summary>
    public Task<IReadOnlyList<IndexProblem>> CheckChunksAsync(
        IReadOnlyDictionary<string, IDictionary<string, Value>> records, PointInventory chunks, bool isLive, CancellationToken cancellationToken) =>
        CheckAsync(
            points.Chunks,
            records,
            chunks,
            (id, record, inventory) => ChunkProblems(id, record, inventory, isLive),
            cancellationToken);

    /// <summary>Whether a document has not as many chunks as its record says.</summary>
    public bool LacksChunks(string id, IDictionary<string, Value> record, PointInventory chunks) =>
        GenerationPayload.IsIn(record, points.Generation)
        && chunks.Of(id, record[VersionedDocuments.Version].IntegerValue) != GenerationPayload.Chunks(record, points.Generation);

    /// <summary>Whether a document has not as many parts of a kind as its record says.</summary>
    public static bool LacksParts(string id, IDictionary<string, Value> record, PointInventory parts, string kind, string count) =>
        parts.Of(id, record[VersionedDocuments.Version].IntegerValue, kind) != record[count].IntegerValue;

    async Task<IReadOnlyList<IndexProblem>> CheckAsync(
        string collection,
        IReadOnlyDictionary<string, IDictionary<string, Value>> records,
        PointInventory inventory,
        Func<string, IDictionary<string, Value>, PointInventory, IEnumerable<IndexProblem>> check,
        CancellationToken cancellationToken)
    {
        var problems = new List<IndexProblem>();
        foreach (var id in records.Where(record => check(record.Key, record.Value, inventory).Any()).Select(record => record.Key))
            problems.AddRange(await CheckAloneAsync(collection, id, check, cancellationToken));
        return problems;
    }

    // A document that is replaced each time it is looked at is whole each time.
    async Task<IEnumerable<IndexProblem>> CheckAloneAsync(
        string collection,
        string id,
        Func<string, IDictionary<string, Value>, PointInventory, IEnumerable<IndexProblem>> check,
        CancellationToken cancellationToken)
    {
        var own = new QdrantFilter { Must = { MatchKeyword(VersionedDocuments.Document, id) } };
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindRecordAsync(id, cancellationToken) is not { } record)
                return [];
            var inventory = await PointInventory.OfAsync(reader, collection, cancellationToken, own);
            if (await FindRecordAsync(id, cancellationToken) is { } after && after.Equals(record))
                return check(id, record, inventory);
        }
        return [];
    }

    async Task<IDictionary<string, Value>?> FindRecordAsync(string id, CancellationToken cancellationToken) =>
        (await reads.RecordsAsync(points, [id], fields: null, cancellationToken)).GetValueOrDefault(id);

    IEnumerable<IndexProblem> PartProblems(string id, IDictionary<string, Value> record, PointInventory inventory)
    {
        if (LacksParts(id, record, inventory, DocumentParts.OfText, DocumentPayload.TextParts)
            || LacksParts(id, record, inventory, DocumentParts.OfStructure, DocumentPayload.StructureParts))
            yield return new IndexProblem("texts", Subject(id), "lacks parts of its text: index it again", CanRepair: false);
        if (LacksParts(id, record, inventory, DocumentParts.OfWords, DocumentPayload.WordParts))
            yield return new IndexProblem("words", Subject(id), "lacks words by which quotations are found", CanRepair: true);
    }

    IEnumerable<IndexProblem> ChunkProblems(string id, IDictionary<string, Value> record, PointInventory inventory, bool isLive)
    {
        if (LacksChunks(id, record, inventory))
            yield return new IndexProblem("chunks", Subject(id), "lacks chunks", CanRepair: true);
        else if (isLive && !GenerationPayload.IsIn(record, points.Generation))
            yield return new IndexProblem("chunks", Subject(id), "is not in the live generation", CanRepair: true);
    }

    string Subject(string id) => $"{points.Collection.Name}@{points.Generation}/{id}";
}
