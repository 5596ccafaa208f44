using Qdrant.Client.Grpc;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The collection in which the small records lie; it has no vectors.</summary>
static class MetaCollection
{
    static readonly (string Field, PayloadSchemaType Type)[] Indexes =
    [
        (MetaRecords.Kind, PayloadSchemaType.Keyword), (MetaRecords.Revision, PayloadSchemaType.Keyword),
    ];

    /// <summary>Makes the collection and its indexes, as far as they are missing.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: there is one of another kind, or it cannot be made.</exception>
    public static Task EnsureAsync(QdrantConnection connection, string name, CancellationToken cancellationToken) =>
        CollectionSetup.EnsureAsync(
            connection,
            CollectionSetup.Settings(connection.Options, name),
            Indexes,
            static parameters => parameters.VectorsConfig?.ParamsMap?.Map.Count > 0 || parameters.VectorsConfig?.Params is not null
                ? "has dense vectors, which records have not"
                : null,
            cancellationToken);
}
