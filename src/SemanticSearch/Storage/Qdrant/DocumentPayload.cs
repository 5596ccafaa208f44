using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the record of a document holds. The record of a deleted one keeps its id, its key and when it was deleted.</summary>
static class DocumentPayload
{
    /// <summary>The field that tells records, parts and failures apart.</summary>
    public const string Kind = "kind";

    /// <summary>The kind of a document's record.</summary>
    public const string OfDocument = "document";

    /// <summary>The kind of the record of a deleted document.</summary>
    public const string OfDeleted = "deleted";

    /// <summary>The field that has the key of citations.</summary>
    public const string Key = "key";

    /// <summary>The field that lists who speaks in the document.</summary>
    public const string Speakers = "speakers";

    /// <summary>How many parts the text has.</summary>
    public const string TextParts = "text_parts";

    /// <summary>How many parts the structure has.</summary>
    public const string StructureParts = "structure_parts";

    /// <summary>How many parts the words have.</summary>
    public const string WordParts = "word_parts";

    const string Title = "title";
    const string Location = "location";
    const string Hash = "hash";
    const string Characters = "characters";
    const string IndexedAt = "indexed_at";
    const string DeletedAt = "deleted_at";
    const string Metadata = "metadata";
    const string Facts = "facts";

    /// <summary>What the listing of documents reads.</summary>
    public static IReadOnlyList<string> OfRecords(long generation) =>
        [VersionedDocuments.Document, VersionedDocuments.Version, Kind, Title, Location, Hash, Characters, IndexedAt, GenerationPayload.Field(generation)];

    /// <summary>What tells which chunks of a document count.</summary>
    public static IReadOnlyList<string> OfVersions(long generation) =>
        [VersionedDocuments.Document, VersionedDocuments.Version, Kind, GenerationPayload.Field(generation)];

    /// <summary>What tells how long documents are.</summary>
    public static IReadOnlyList<string> OfSizes { get; } = [VersionedDocuments.Document, Characters];

    /// <summary>What filters and references see of a document.</summary>
    public static IReadOnlyList<string> OfFilters { get; } = [VersionedDocuments.Document, Kind, Title, Metadata, Facts];

    /// <summary>The payload of a document's record.</summary>
    public static Dictionary<string, Value> Of(
        Collection collection, IndexedDocument indexed, DateTimeOffset now, PartCounts parts)
    {
        var document = indexed.Document;
        var seen = new FilterDocument(document.Id, document.Title, document.Metadata, document.Facts);
        var payload = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [Kind] = OfDocument,
            [Key] = DocumentId.Key(collection.Name, document.Id),
            [Title] = document.Title,
            [Hash] = Convert.ToHexStringLower(indexed.ContentHash.Span),
            [Characters] = document.Text.Length,
            [IndexedAt] = now.ToUnixTimeMilliseconds(),
            [Metadata] = StoredJson.Write(document.Metadata),
            [Facts] = StoredJson.Write(document.Facts),
            [TextParts] = parts.Texts,
            [StructureParts] = parts.Structures,
            [WordParts] = parts.Words,
            [FieldPayload.Fields] = new Value { StructValue = FieldPayload.Of(seen) },
            [FieldPayload.Names] = MetadataFields.Names(seen).ToArray(),
            [Speakers] = SpeakersOf(indexed).ToArray(),
            [GenerationPayload.Field(collection.Generation)] = GenerationPayload.Of(indexed.Chunks, indexed.Terms),
        };
        if (document.Location is { } location)
            payload[Location] = location;
        return payload;
    }

    /// <summary>The payload of a deleted document's record.</summary>
    public static Dictionary<string, Value> OfTombstone(Collection collection, string id, DateTimeOffset now) => new(StringComparer.Ordinal)
    {
        [Kind] = OfDeleted,
        [Key] = DocumentId.Key(collection.Name, id),
        [DeletedAt] = now.ToUnixTimeMilliseconds(),
    };

    /// <summary>Whether a record is that of a document which is there.</summary>
    public static bool IsThere(IDictionary<string, Value> payload) => payload[Kind].StringValue == OfDocument;

    /// <summary>The version of a document that counts in a generation, or null if it is not in it.</summary>
    public static long? VersionIn(IReadOnlyDictionary<string, IDictionary<string, Value>> records, string document, long generation) =>
        records.TryGetValue(document, out var record) && GenerationPayload.IsIn(record, generation)
            ? record[VersionedDocuments.Version].IntegerValue
            : null;

    /// <summary>When a document was deleted, or null if it is there.</summary>
    public static DateTimeOffset? DeletedOn(IDictionary<string, Value> payload) =>
        payload.TryGetValue(DeletedAt, out var time) ? DateTimeOffset.FromUnixTimeMilliseconds(time.IntegerValue) : null;

    /// <summary>A record as listings have it.</summary>
    public static DocumentRecord ReadRecord(IDictionary<string, Value> payload, long generation) => new(
        payload[VersionedDocuments.Document].StringValue,
        payload[Title].StringValue,
        payload.TryGetValue(Location, out var location) ? location.StringValue : null,
        // A document that a writer of an earlier generation left is written again, whatever it was made of.
        GenerationPayload.IsIn(payload, generation) ? Convert.FromHexString(payload[Hash].StringValue) : [],
        (int)payload[Characters].IntegerValue,
        GenerationPayload.Chunks(payload, generation),
        DateTimeOffset.FromUnixTimeMilliseconds(payload[IndexedAt].IntegerValue));

    /// <summary>A document's id, and how long its text is, in UTF-16 code units.</summary>
    public static (string Id, long Characters) ReadSize(IDictionary<string, Value> payload) =>
        (payload[VersionedDocuments.Document].StringValue, payload[Characters].IntegerValue);

    /// <summary>A document with its text and structure, which lie in parts.</summary>
    public static StoredDocument ReadStored(IDictionary<string, Value> payload, string text, string structure, long generation)
    {
        var record = ReadRecord(payload, generation);
        var document = new Document
        {
            Id = record.Id,
            Title = record.Title,
            Location = record.Location,
            Metadata = StoredJson.ReadMetadata(payload[Metadata].StringValue),
            Facts = StoredJson.ReadFacts(payload[Facts].StringValue),
            Structure = StoredJson.ReadStructure(structure),
            Text = text,
        };
        return new StoredDocument(
            document, record.ContentHash, payload[VersionedDocuments.Version].IntegerValue, record.IndexedAt, record.Chunks);
    }

    /// <summary>What filters see of the document.</summary>
    public static FilterDocument ReadFilterDocument(IDictionary<string, Value> payload) => new(
        payload[VersionedDocuments.Document].StringValue,
        payload[Title].StringValue,
        StoredJson.ReadMetadata(payload[Metadata].StringValue),
        StoredJson.ReadFacts(payload[Facts].StringValue));

    static IEnumerable<string> SpeakersOf(IndexedDocument indexed) =>
        indexed.Chunks.Select(chunk => chunk.Speaker?.Name).Prepend(indexed.Document.Facts.Speaker?.Name)
            .OfType<string>().Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);
}
