using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;
using QdrantRange = Qdrant.Client.Grpc.Range;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Documents that are replaced as a whole in a store without transactions. Everything of a document has a version; what counts is what has
/// the version of the document's record. New points are written beside the old, the record is replaced where it is still the one that was
/// read, and what is older is deleted. A deleted document's record stays, with a version of its own. Whoever dies on the way leaves points that
/// nobody sees, which <see cref="VersionSweep"/> removes.
/// </summary>
/// <param name="connection">The way to the server.</param>
/// <param name="space">The namespace of the points' ids.</param>
/// <param name="documents">The collection of records and parts.</param>
/// <param name="time">Tells versions apart.</param>
sealed class VersionedDocuments(QdrantConnection connection, Guid space, string documents, TimeProvider time)
{
    /// <summary>The field that names the document.</summary>
    public const string Document = "document";

    /// <summary>The field that has the version.</summary>
    public const string Version = "version";

    // Of those who write one document at once one is first in each round.
    const int Attempts = 64;

    /// <summary>What the record of a document says; null if there never was one.</summary>
    public async Task<RecordState?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await FindAsync([id], cancellationToken)).GetValueOrDefault(id);

    /// <summary>What the records of documents say, of those that there are.</summary>
    public async Task<IReadOnlyDictionary<string, RecordState>> FindAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var found = await connection.CallAsync(
            CallKind.Read,
            $"reading the record of '{ids[0]}'",
            (client, token) => client.RetrieveAsync(
                documents,
                [.. ids.Distinct(StringComparer.Ordinal).Select(id => new PointId { Uuid = PointIds.OfDocument(space, id).ToString() })],
                new[] { Document, Version, DocumentPayload.Kind },
                false,
                Reads.Strict,
                cancellationToken: token),
            cancellationToken);
        return found.ToDictionary(
            point => point.Payload[Document].StringValue,
            point => new RecordState(point.Payload[Version].IntegerValue, DocumentPayload.IsThere(point.Payload)),
            StringComparer.Ordinal);
    }

    /// <summary>Writes a document over the one of the same id.</summary>
    /// <param name="draft">The document.</param>
    /// <param name="chunks">The collection that its chunks are written to.</param>
    /// <param name="others">Other collections that may have chunks of earlier versions.</param>
    /// <param name="cancellationToken">Ends the writing, until the record is replaced.</param>
    /// <returns>The record that was replaced, or null.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server failed, and the document is as it was, or, where
    /// only the answer was lost, as it is to be. <see cref="ErrorKind.Conflict"/>: others wrote it again and again meanwhile.</exception>
    public async Task<RecordState?> PutAsync(
        DocumentDraft draft, string chunks, IReadOnlyCollection<string> others, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await FindAsync(draft.Id, cancellationToken);
            var version = Versions.Next(time, before?.Version);
            await WriteAsync(chunks, Chunks(draft, version), cancellationToken);
            await WriteAsync(documents, Parts(draft, version), cancellationToken);
            Failpoint.Reach(Failpoint.BeforeCommit);
            if (await TrySwitchAsync(Record(draft.Id, draft.Record, version), before, version, draft.Id, cancellationToken))
            {
                Failpoint.Reach(Failpoint.AfterCommit);
                if (before is not null)
                    await TryDeleteOlderAsync(draft.Id, version, [chunks, .. others], cancellationToken);
                return before;
            }
            await DeleteAsync(draft.Id, new QdrantRange { Gte = version, Lte = version }, [chunks, documents], cancellationToken);
        }
        throw Contended(draft.Id);
    }

    /// <summary>Deletes a document; false if there was none. Its record is replaced first: what is left of it then is seen by nobody.</summary>
    /// <param name="id">The document.</param>
    /// <param name="tombstone">What its record holds from now on.</param>
    /// <param name="chunks">The collections that may have chunks of it.</param>
    /// <param name="cancellationToken">Ends the deleting, until the record is replaced.</param>
    public async Task<bool> DeleteAsync(
        string id, IReadOnlyDictionary<string, Value> tombstone, IReadOnlyCollection<string> chunks, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FindAsync(id, cancellationToken) is not { IsThere: true } before)
                return false;
            var version = Versions.Next(time, before.Version);
            if (!await TrySwitchAsync(Record(id, tombstone, version), before, version, id, cancellationToken))
                continue;
            await TryDeleteOlderAsync(id, version, chunks, cancellationToken);
            return true;
        }
        throw Contended(id);
    }

    /// <summary>Writes chunks of a version that is there already, for another generation.</summary>
    public Task AddChunksAsync(
        string id, long version, IReadOnlyList<PointStruct> chunks, string collection, CancellationToken cancellationToken) =>
        WriteAsync(collection, chunks.Select((chunk, ordinal) => Chunk(chunk, id, version, ordinal)), cancellationToken);

    /// <summary>Writes parts of a version that is there already.</summary>
    /// <param name="id">The document.</param>
    /// <param name="version">Its version.</param>
    /// <param name="parts">The parts.</param>
    /// <param name="first">The number of the first one.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public Task AddPartsAsync(
        string id, long version, IReadOnlyList<IReadOnlyDictionary<string, Value>> parts, int first, CancellationToken cancellationToken) =>
        WriteAsync(documents, parts.Select((part, i) => Part(id, version, part, first + i)), cancellationToken);

    static SemanticSearchException Contended(string id) => new(
        ErrorKind.Conflict, $"The document '{id}' is being written by others: send it again when they have finished");

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

    // Whether the record was still the one that was read tells what is read back.
    async Task<bool> TrySwitchAsync(PointStruct record, RecordState? before, long version, string id, CancellationToken cancellationToken)
    {
        await ConditionalWrite.SendAsync(
            connection,
            $"replacing the record of '{id}'",
            documents,
            record,
            before is null ? null : Match(Version, before.Version),
            cancellationToken);
        return await FindAsync(id, cancellationToken) is { } after && after.Version == version;
    }

    /// <summary>What is left is seen by nobody, and removed later: no reason to say that the writing failed.</summary>
    async Task TryDeleteOlderAsync(string id, long version, IReadOnlyCollection<string> chunks, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(id, new QdrantRange { Lt = version }, [.. chunks, documents], cancellationToken);
        }
        catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Storage)
        {
        }
    }

    Task<UpdateResult[]> DeleteAsync(string id, QdrantRange versions, IReadOnlyCollection<string> collections, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter { Must = { MatchKeyword(Document, id), Range(Version, versions) } };
        return Task.WhenAll(collections.Select(collection => connection.CallAsync(
            CallKind.Write,
            $"deleting versions of '{id}' from {collection}",
            (client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token),
            cancellationToken)));
    }

    IEnumerable<PointStruct> Chunks(DocumentDraft draft, long version) =>
        draft.Chunks.Select((chunk, ordinal) => Chunk(chunk, draft.Id, version, ordinal));

    PointStruct Chunk(PointStruct chunk, string id, long version, int ordinal)
    {
        chunk.Id = PointIds.OfChunk(space, id, version, ordinal);
        return Marked(chunk, id, version);
    }

    IEnumerable<PointStruct> Parts(DocumentDraft draft, long version) =>
        draft.Parts.Select((part, number) => Part(draft.Id, version, part, number));

    PointStruct Part(string id, long version, IReadOnlyDictionary<string, Value> part, int number) =>
        Marked(Point(PointIds.OfText(space, id, version, number), part), id, version);

    PointStruct Record(string id, IReadOnlyDictionary<string, Value> payload, long version) =>
        Marked(Point(PointIds.OfDocument(space, id), payload), id, version);

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
