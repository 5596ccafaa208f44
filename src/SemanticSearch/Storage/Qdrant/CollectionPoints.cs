using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Where the points of a collection lie, as one of its generations has it.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Documents">The collection of records and parts.</param>
/// <param name="Chunks">The collection of the generation's chunks.</param>
/// <param name="Space">The namespace of the points' ids.</param>
sealed record CollectionPoints(Collection Collection, string Documents, string Chunks, Guid Space)
{
    /// <summary>Where they lie on a server.</summary>
    public static CollectionPoints Of(QdrantOptions options, Collection collection) => new(
        collection,
        QdrantNames.Documents(options, collection.Id),
        QdrantNames.Chunks(options, collection.Id, collection.Generation),
        PointIds.SpaceOf(collection.Name));

    /// <summary>The generation's number.</summary>
    public long Generation => Collection.Generation;

    /// <summary>The records of documents that are there.</summary>
    public static QdrantFilter Records => new() { Must = { MatchKeyword(DocumentPayload.Kind, DocumentPayload.OfDocument) } };

    /// <summary>The id of a document's record.</summary>
    public Guid RecordOf(string document) => PointIds.OfDocument(Space, document);

    /// <summary>The id of a chunk.</summary>
    public Guid ChunkOf(string document, long version, int ordinal) => PointIds.OfChunk(Space, document, version, ordinal);
}
