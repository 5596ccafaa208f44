using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The collection in which the records of documents lie, and the parts of their texts; it has no vectors.</summary>
static class DocumentCollection
{
    static readonly (string Field, PayloadSchemaType Type)[] Indexes =
    [
        (VersionedDocuments.Document, PayloadSchemaType.Keyword), (VersionedDocuments.Version, PayloadSchemaType.Integer),
    ];

    /// <summary>Makes the collection and its indexes, as far as they are missing.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one of another kind, or it cannot be made.</exception>
    public static Task EnsureAsync(QdrantConnection connection, string name, CancellationToken cancellationToken) =>
        CollectionSetup.EnsureAsync(
            connection,
            CollectionSetup.Settings(connection.Options, name),
            Indexes,
            static parameters => parameters.VectorsConfig?.ParamsMap?.Map.Count > 0 || parameters.VectorsConfig?.Params is not null
                ? "has dense vectors, which records of documents have not"
                : null,
            cancellationToken);
}
