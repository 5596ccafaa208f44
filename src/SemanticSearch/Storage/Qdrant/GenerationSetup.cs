using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Makes and drops what a generation has on the server, and marks which documents it has.</summary>
static class GenerationSetup
{
    /// <summary>Makes the collections of a generation with their indexes, as far as they are missing, and an alias that leads to the first
    /// one.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: what is there is another's.</exception>
    public static async Task EnsureAsync(QdrantConnection connection, CollectionPoints points, CancellationToken cancellationToken)
    {
        await DocumentCollection.EnsureAsync(connection, points.Documents, cancellationToken);
        await ChunkCollection.EnsureAsync(connection, points.Chunks, points.Collection.Recipe.Dimensions, cancellationToken);
        foreach (var field in GenerationPayload.Indexes(points.Generation))
            await CollectionSetup.IndexAsync(connection, points.Documents, field, PayloadSchemaType.Integer, cancellationToken);
        var alias = QdrantNames.Alias(connection.Options, points.Collection.Id);
        if (await LiveAlias.FindAsync(connection, alias, cancellationToken) is null)
            await LiveAlias.SwitchAsync(connection, alias, points.Chunks, cancellationToken);
    }

    /// <summary>Documents that a generation does not have as they are.</summary>
    public static QdrantFilter Missing(long generation)
    {
        var missing = CollectionPoints.Records;
        missing.Must.Add(IsEmpty(GenerationPayload.ChunksField(generation)));
        return missing;
    }

    /// <summary>Marks a document as being in a generation, if it is still of that version.</summary>
    public static Task MarkAsync(
        QdrantConnection connection, CollectionPoints points, string id, long version, IndexedChunks chunks, CancellationToken cancellationToken)
    {
        var payload = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            [GenerationPayload.Field(points.Generation)] = GenerationPayload.Of(chunks.Chunks, chunks.Terms),
        };
        var filter = new QdrantFilter { Must = { HasId(points.RecordOf(id)), Match(VersionedDocuments.Version, version) } };
        return connection.CallAsync(
            CallKind.Write,
            $"marking '{id}' as indexed",
            (client, token) => client.SetPayloadAsync(points.Documents, payload, filter, wait: true, cancellationToken: token),
            cancellationToken);
    }

    /// <summary>Deletes the chunks of a generation; a number is never used again. What is left where this fails a sweep removes.</summary>
    public static async Task DropAsync(QdrantConnection connection, CollectionPoints points, CancellationToken cancellationToken)
    {
        await CollectionSetup.DeleteAsync(connection, points.Chunks, cancellationToken);
        await UnmarkAsync(connection, points, CollectionPoints.Records, cancellationToken);
    }

    /// <summary>Marks a document as missing in a generation, if it is still of that version.</summary>
    public static Task UnmarkAsync(
        QdrantConnection connection, CollectionPoints points, Condition document, long version, CancellationToken cancellationToken) =>
        UnmarkAsync(
            connection, points, new QdrantFilter { Must = { document, Match(VersionedDocuments.Version, version) } }, cancellationToken);

    static Task<UpdateResult> UnmarkAsync(
        QdrantConnection connection, CollectionPoints points, QdrantFilter documents, CancellationToken cancellationToken) =>
        connection.CallAsync(
            CallKind.Write,
            $"unmarking documents of generation {points.Generation}",
            (client, token) => client.DeletePayloadAsync(
                points.Documents, [GenerationPayload.Field(points.Generation)], documents, wait: true, cancellationToken: token),
            cancellationToken);
}
