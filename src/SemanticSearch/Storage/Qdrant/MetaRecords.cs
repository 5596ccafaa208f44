using System.Runtime.CompilerServices;
using Google.Protobuf.Collections;
using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>
/// Small records in a store without transactions, each replaced only where it is still what was read (compare-and-set on its revision). The
/// server answers the same whether or not that held, so that it is read back: a writing counts if the record has its revision, or has it
/// among those that it came from, since others may have written on top of it before it was read back.
/// </summary>
/// <param name="connection">The way to the server.</param>
/// <param name="collection">The collection of the records.</param>
sealed class MetaRecords(QdrantConnection connection, string collection)
{
    /// <summary>The field that tells what a record is of.</summary>
    public const string Kind = "kind";

    /// <summary>The field that has the revision.</summary>
    public const string Revision = "revision";

    const string Name = "name";
    const string Record = "record";
    const string Past = "past";
    const int KeptRevisions = 32;
    // Of those who write at once one is first in each round.
    const int Attempts = 256;
    const uint Page = 1_000;

    /// <summary>A record, or null if it is not there.</summary>
    public async Task<MetaRecord?> FindAsync(string kind, string name, CancellationToken cancellationToken)
    {
        var found = await connection.CallAsync(
            CallKind.Read,
            $"reading the {kind} '{name}'",
            (client, token) => client.RetrieveAsync(
                collection, PointIds.OfRecord(kind, name), true, false, Reads.Strict, cancellationToken: token),
            cancellationToken);
        return found.Count == 0 ? null : Read(found[0].Payload);
    }

    /// <summary>All records of a kind, in no order that means anything.</summary>
    public async IAsyncEnumerable<MetaRecord> ListAsync(string kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter { Must = { MatchKeyword(Kind, kind) } };
        PointId? next = null;
        do
        {
            var offset = next;
            var page = await connection.CallAsync(
                CallKind.Read,
                $"listing the records of kind {kind}",
                (client, token) => client.ScrollAsync(
                    collection, filter, Page, offset, readConsistency: Reads.Strict, cancellationToken: token),
                cancellationToken);
            foreach (var point in page.Result)
                yield return Read(point.Payload);
            next = page.NextPageOffset;
        }
        while (next is not null);
    }

    /// <summary>Writes a record where it is still what was read.</summary>
    /// <param name="kind">What it is of.</param>
    /// <param name="name">Its name.</param>
    /// <param name="json">What it is to hold.</param>
    /// <param name="before">What was read, or null where there was none.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>False if another was first, and nothing was written; also if the record was deleted before it could be read back.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server failed; where only its answer was lost, the
    /// record was written.</exception>
    public async Task<bool> TryWriteAsync(
        string kind, string name, string json, MetaRecord? before, CancellationToken cancellationToken)
    {
        var revision = Guid.NewGuid().ToString("N");
        await ConditionalWrite.SendAsync(
            connection,
            $"writing the {kind} '{name}'",
            collection,
            Point(kind, name, json, revision, before),
            before is null ? null : MatchKeyword(Revision, before.Revision),
            cancellationToken);
        return await FindAsync(kind, name, cancellationToken) is { } after && (after.Revision == revision || after.Past.Contains(revision));
    }

    /// <summary>Reads a record and writes what comes of it, anew where another was first. A change is carried out once, unless its answer is
    /// lost or more than 32 others are written on top before it is read back.</summary>
    /// <param name="kind">What it is of.</param>
    /// <param name="name">Its name.</param>
    /// <param name="change">What the record is to hold, from what it holds, null where it is missing; null leaves it as it is.</param>
    /// <param name="cancellationToken">Ends the changing.</param>
    /// <returns>Whether the record was written.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server failed. <see cref="ErrorKind.Conflict"/>: others
    /// were first again and again, and nothing was written.</exception>
    public async Task<bool> ChangeAsync(string kind, string name, Func<string?, string?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await FindAsync(kind, name, cancellationToken);
            if (change(before?.Json) is not { } json)
                return false;
            if (await TryWriteAsync(kind, name, json, before, cancellationToken))
                return true;
        }
        throw new SemanticSearchException(ErrorKind.Conflict, $"The {kind} '{name}' is being changed by others: try again when they have finished");
    }

    /// <summary>Deletes a record where it is still what was read; false if another has written it since.</summary>
    public async Task<bool> TryDeleteAsync(MetaRecord before, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter
        {
            Must = { HasId(PointIds.OfRecord(before.Kind, before.Name)), MatchKeyword(Revision, before.Revision) },
        };
        await connection.CallAsync(
            CallKind.Write,
            $"deleting the {before.Kind} '{before.Name}'",
            (client, token) => client.DeleteAsync(collection, filter, true, WriteOrderingType.Strong, cancellationToken: token),
            cancellationToken);
        return await FindAsync(before.Kind, before.Name, cancellationToken) is null;
    }

    /// <summary>Writes records, whatever was there: for what one process at a time writes.</summary>
    public async Task PutAllAsync(string kind, IEnumerable<(string Name, string Json)> records, CancellationToken cancellationToken)
    {
        var points = records.Select(record => Point(kind, record.Name, record.Json, Guid.NewGuid().ToString("N"), before: null));
        foreach (var batch in PointBatches.Split(points, connection.Options.BatchPoints, connection.Options.BatchBytes))
        {
            await connection.CallAsync(
                CallKind.Write,
                $"writing {batch.Count} records of kind {kind}",
                (client, token) => client.UpsertAsync(collection, batch, wait: true, cancellationToken: token),
                cancellationToken);
        }
    }

    /// <summary>Deletes records, whatever they hold.</summary>
    public Task DeleteAllAsync(string kind, IReadOnlyCollection<string> names, CancellationToken cancellationToken) => names.Count == 0
        ? Task.CompletedTask
        : connection.CallAsync(
            CallKind.Write,
            $"deleting {names.Count} records of kind {kind}",
            (client, token) => client.DeleteAsync(
                collection, [.. names.Select(name => PointIds.OfRecord(kind, name))], wait: true, cancellationToken: token),
            cancellationToken);

    /// <summary>Deletes all records of a kind.</summary>
    public Task DeleteAllAsync(string kind, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter { Must = { MatchKeyword(Kind, kind) } };
        return connection.CallAsync(
            CallKind.Write,
            $"deleting the records of kind {kind}",
            (client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token),
            cancellationToken);
    }

    static PointStruct Point(string kind, string name, string json, string revision, MetaRecord? before)
    {
        string[] past = before is null ? [] : [.. before.Past.Prepend(before.Revision).Take(KeptRevisions)];
        return new PointStruct
        {
            Id = PointIds.OfRecord(kind, name),
            Vectors = new Vectors { Vectors_ = new NamedVectors() },
            Payload = { [Kind] = kind, [Name] = name, [Record] = json, [Revision] = revision, [Past] = past },
        };
    }

    static MetaRecord Read(MapField<string, Value> payload) => new(
        payload[Kind].StringValue,
        payload[Name].StringValue,
        payload[Record].StringValue,
        payload[Revision].StringValue,
        [.. payload[Past].ListValue.Values.Select(static revision => revision.StringValue)]);
}
