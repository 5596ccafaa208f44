using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Removes what crashed writers left: points of versions that are no record's. Newer ones that are younger than the grace
/// may be somebody's who is still writing.</summary>
static class VersionSweep
{
    const uint Page = 1_000;

    /// <summary>Sweeps a collection of chunks or of parts; how many versions were removed.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="documents">Tells which version of a document counts.</param>
    /// <param name="time">Tells how old versions are.</param>
    /// <param name="cancellationToken">Ends the sweeping; what was swept is swept.</param>
    public static async Task<int> RunAsync(
        QdrantConnection connection, string collection, VersionedDocuments documents, TimeProvider time, CancellationToken cancellationToken)
    {
        var (removed, next) = (0, (PointId?)null);
        var oldest = time.GetUtcNow() - TimeSpan.FromHours(connection.Options.SweepGraceHours);
        var known = new HashSet<(string, long)>();
        do
        {
            var page = await connection.CallAsync(
                CallKind.Read,
                $"sweeping {collection}",
                (client, token) => client.ScrollAsync(
                    collection,
                    limit: Page,
                    offset: next,
                    payloadSelector: new[] { VersionedDocuments.Document, VersionedDocuments.Version },
                    cancellationToken: token),
                cancellationToken);
            foreach (var point in page.Result)
            {
                if (!point.Payload.TryGetValue(VersionedDocuments.Version, out var number))
                    continue;
                var (id, version) = (point.Payload[VersionedDocuments.Document].StringValue, number.IntegerValue);
                if (!known.Add((id, version)) || !await IsLeftAsync(documents, id, version, oldest, cancellationToken))
                    continue;
                await RemoveAsync(connection, collection, id, version, cancellationToken);
                removed++;
            }
            next = page.NextPageOffset;
        }
        while (next is not null);
        return removed;
    }

    // Nobody switches to a version that is older than the record's; to a newer one somebody may be about to.
    static async Task<bool> IsLeftAsync(
        VersionedDocuments documents, string id, long version, DateTimeOffset oldest, CancellationToken cancellationToken) =>
        await documents.FindAsync(id, cancellationToken) is { } record && record.Version >= version
            ? record.Version != version
            : Versions.TimeOf(version) <= oldest;

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
