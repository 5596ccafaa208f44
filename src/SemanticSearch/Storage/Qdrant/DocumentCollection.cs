using Qdrant.Client.Grpc;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The collection in which the records of documents lie, and the parts of their texts; it has no vectors.</summary>
static class DocumentCollection
{
    static readonly (string Field, PayloadSchemaType Type)[] Indexes =
    [
        (VersionedDocuments.Document, PayloadSchemaType.Keyword), (VersionedDocuments.Version, PayloadSchemaType.Integer),
        (DocumentPayload.Kind, PayloadSchemaType.Keyword), (DocumentPayload.Key, PayloadSchemaType.Keyword),
        (DocumentPayload.Speakers, PayloadSchemaType.Keyword), (FieldPayload.Names, PayloadSchemaType.Keyword),
        (DocumentParts.Words, PayloadSchemaType.Text),
        .. FilterFields.All.Where(field => field.OfDocument is not null).Select(field => (FieldPayload.Key(field), PayloadSchemaType.Keyword)),
    ];

    /// <summary>Makes the collection and its indexes, as far as they are missing.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one of another kind, or it cannot be made.</exception>
    public static Task EnsureAsync(QdrantConnection connection, string name, CancellationToken cancellationToken) =>
        CollectionSetup.EnsureAsync(connection, CollectionSetup.Settings(connection.Options, name), Indexes, FindMisfit, cancellationToken);

    static string? FindMisfit(CollectionParams parameters) =>
        parameters.VectorsConfig?.ParamsMap?.Map.Count > 0 || parameters.VectorsConfig?.Params is not null || parameters.SparseVectorsConfig?.Map.Count > 0
            ? "has vectors, which records of documents have not"
            : null;
}
