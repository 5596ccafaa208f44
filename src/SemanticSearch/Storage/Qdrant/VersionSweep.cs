using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Removes what crashed writers left: points of versions that are no record's. Newer ones that are younger than the grace
/// may be somebody's who is still writing.</summary>
static class VersionSweep
{
    const int VersionsAtOnce = 500;

    /// <summary>Sweeps a collection of chunks or of parts; how many versions were removed.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="documents">Tells which version of a document counts.</param>
    /// <param name="time">Tells how old versions are.</param>
    /// <param name="cancellationToken">Ends the sweeping; what was swept is swept.</param>
    public static async Task<int> RunAsync(
        QdrantConnection connection, string collection, VersionedDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var inventory = await PointInventory.OfAsync(new PointReader(connection), collection, cancellationToken);
        var oldest = time.GetUtcNow() - TimeSpan.FromHours(connection.Options.SweepGraceHours);
        var removed = 0;
        foreach (var group in inventory.Versions.Chunk(VersionsAtOnce))
        {
            var records = await documents.FindAsync([.. group.Select(one => one.Document)], cancellationToken);
            foreach (var (id, version) in group.Where(one => IsLeft(records.GetValueOrDefault(one.Document), one.Version, oldest)))
            {
                await RemoveAsync(connection, collection, id, version, cancellationToken);
                removed++;
            }
        }
        return removed;
    }

    // Nobody switches to a version that is older than the record's; to a newer one somebody may be about to.
    static bool IsLeft(RecordState? record, long version, DateTimeOffset oldest) =>
        record is { } known && known.Version >= version ? known.Version != version : Versions.TimeOf(version) <= oldest;

    static Task<UpdateResult> RemoveAsync(
        QdrantConnection connection, string collection, string id, long version, CancellationToken cancellationToken)
    {
        var filter = new QdrantFilter { Must = { MatchKeyword(VersionedDocuments.Document, id), Match(VersionedDocuments.Version, version) } };
        return connection.CallAsync(
            CallKind.Write,
            $"removing leftovers of '{id}' from {collection}",
            (client, token) => client.DeleteAsync(collection, filter, wait: true, cancellationToken: token),
            cancellationToken);
    }
}
