using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;
using QdrantRange = Qdrant.Client.Grpc.Range;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Documents that are replaced as a whole in a store without transactions. Everything of a document has a version; what counts is what has
/// the version of the document's record. New points are written beside the old, the record is replaced where it is still the one that was
/// read, and what is older is deleted. Whoever dies on the way leaves points that nobody sees, which <see cref="VersionSweep"/> removes.
/// </summary>
/// <param name="connection">The way to the server.</param>
/// <param name="space">The namespace of the points' ids.</param>
/// <param name="documents">The collection of records and parts.</param>
/// <param name="chunks">The collection of chunks.</param>
/// <param name="time">Tells versions apart.</param>
sealed class VersionedDocuments(QdrantConnection connection, Guid space, string documents, string chunks, TimeProvider time)
{
    /// <summary>The field that names the document.</summary>
    public const string Document = "document";

    /// <summary>The field that has the version.</summary>
    public const string Version = "version";

    const int Attempts = 5;

    /// <summary>The version of a document, or null if it is not there.</summary>
    public async Task<long?> FindVersionAsync(string id, CancellationToken cancellationToken)
    {
        var found = await connection.CallAsync(
            CallKind.Read,
            $"reading the record of '{id}'",
            (client, token) => client.RetrieveAsync(
                documents, [PointIds.OfDocument(space, id)], new[] { Version }, false, Reads.Strict, cancellationToken: token),
            cancellationToken);
        return found.Count == 0 ? null : found[0].Payload[Version].IntegerValue;
    }

    /// <summary>Writes a document over the one of the same id; its version.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server failed, and the document is as it was, or, where
    /// only the answer was lost, as it is to be. <see cref="ErrorKind.Conflict"/>: others wrote it again and again meanwhile.</exception>
    public async Task<long> PutAsync(DocumentDraft draft, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await FindVersionAsync(draft.Id, cancellationToken);
            var version = Versions.Next(time, before);
            await WriteAsync(chunks, Chunks(draft, version), cancellationToken);
            await WriteAsync(documents, Parts(draft, version), cancellationToken);
            if (await TrySwitchAsync(Record(draft, version), before, version, draft.Id, cancellationToken))
            {
                await TryDeleteOlderAsync(draft.Id, version, cancellationToken);
                return version;
            }
            await DeleteAsync(draft.Id, new QdrantRange { Gte = version, Lte = version }, cancellationToken);
        }
        throw new SemanticSearchException(
            ErrorKind.Conflict, $"The document '{draft.Id}' is being written by others: send it again when they have finished");
    }

    /// <summary>Deletes a document; false if there was none. Its record goes first: what is left of it then is seen by nobody.</summary>
    public async Task<bool> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        if (await FindVersionAsync(id, cancellationToken) is not { } version)
            return false;
        await connection.CallAsync(
            CallKind.Write,
            $"deleting the record of '{id}'",
            (client, token) => client.DeleteAsync(documents, PointIds.OfDocument(space, id), wait: true, cancellationToken: token),
            cancellationToken);
        await TryDeleteOlderAsync(id, version + 1, cancellationToken);
        return true;
    }

    async Task WriteAsync(string collection, IEnumerable<PointStruct> points, CancellationToken cancellationToken)
    {
        var options = connection.Options;
        foreach (var batch in PointBatches.Split(points, options.BatchPoints, options.BatchBytes))
        {
            await connection.CallAsync(
                CallKind.Write,
                $"writing {batch.Count} points to {collection}",
                (client, token) => client.UpsertAsync(collection, batch, wait: true, cancellationToken: token),
                cancellationToken);
        }
    }

    /// <summary>Replaces the record where it is still the one that was read. The server answers the same whether or not it was: what counts
    /// is what is read back.</summary>
    async Task<bool> TrySwitchAsync(PointStruct record, long? before, long version, string id, CancellationToken cancellationToken)
    {
        var request = new UpsertPoints
        {
            CollectionName = documents,
            Wait = true,
            Points = { record },
            Ordering = new WriteOrdering { Type = WriteOrderingType.Strong },
        };
        if (before is { } expected)
            request.UpdateFilter = new QdrantFilter { Must = { Match(Version, expected) } };
        else
            request.UpdateMode = UpdateMode.InsertOnly;
        await connection.CallAsync(
            CallKind.Write, $"replacing the record of '{id}'", (client, token) => client.UpsertAsync(request, token), cancellationToken);
        return await FindVersionAsync(id, cancellationToken) == version;
    }

    /// <summary>What is left is seen by nobody, and removed later: no reason to say that the writing failed.</summary>
    async Task TryDeleteOlderAsync(string id, long version, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(id, new QdrantRange { Lt = version }, cancellationToken);
        }
        catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Storage)
        {
        }
    }

    async Task DeleteAsync(string id, QdrantRange versions, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter { Must = { MatchKeyword(Document, id), Range(Version, versions) } };
        foreach (var collection in new[] { chunks, documents })
        {
            await connection.CallAsync(
                CallKind.Write,
                $"deleting versions of '{id}' from {collection}",
                (client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token),
                cancellationToken);
        }
    }

    IEnumerable<PointStruct> Chunks(DocumentDraft draft, long version) => draft.Chunks.Select((chunk, ordinal) =>
        Marked(new PointStruct(chunk) { Id = PointIds.OfChunk(space, draft.Id, version, ordinal) }, draft.Id, version));

    IEnumerable<PointStruct> Parts(DocumentDraft draft, long version) => draft.Parts.Select((part, number) =>
        Marked(Point(PointIds.OfText(space, draft.Id, version, number), part), draft.Id, version));

    PointStruct Record(DocumentDraft draft, long version) =>
        Marked(Point(PointIds.OfDocument(space, draft.Id), draft.Record), draft.Id, version);

    static PointStruct Point(Guid id, IReadOnlyDictionary<string, Value> payload)
    {
        var point = new PointStruct { Id = id, Vectors = new Vectors { Vectors_ = new NamedVectors() } };
        foreach (var (name, value) in payload)
            point.Payload[name] = value;
        return point;
    }

    static PointStruct Marked(PointStruct point, string id, long version)
    {
        point.Payload[Document] = id;
        point.Payload[Version] = version;
        return point;
    }
}
