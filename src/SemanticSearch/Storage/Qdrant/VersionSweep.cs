using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Removes what crashed writers left: points of versions that are no record's. Versions younger than the grace may be somebody's who
/// is still writing.</summary>
static class VersionSweep
{
    /// <summary>How old leftovers must be.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

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
        var oldest = time.GetUtcNow() - Grace;
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
                var (id, version) = (point.Payload[VersionedDocuments.Document].StringValue, point.Payload[VersionedDocuments.Version].IntegerValue);
                if (Versions.TimeOf(version) > oldest || !known.Add((id, version))
                    || await documents.FindVersionAsync(id, cancellationToken) == version)
                    continue;
                await RemoveAsync(connection, collection, id, version, cancellationToken);
                removed++;
            }
            next = page.NextPageOffset;
        }
        while (next is not null);
        return removed;
    }

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
