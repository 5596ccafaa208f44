using Qdrant.Client.Grpc;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Replaces a point where it is still what was read (compare-and-set). The server answers the same whether or not that held: whoever
/// writes reads back what counts.</summary>
static class ConditionalWrite
{
    /// <summary>Writes a point.</summary>
    /// <param name="connection">The way to the server.</param>
    /// <param name="what">What is being done, for whoever reads of a failure.</param>
    /// <param name="collection">Where the point lies.</param>
    /// <param name="point">The point as it is to be.</param>
    /// <param name="expected">What holds of the point that was read; null where there was none.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the server failed; where only its answer was lost, the point
    /// was written.</exception>
    public static Task SendAsync(
        QdrantConnection connection, string what, string collection, PointStruct point, Condition? expected, CancellationToken cancellationToken)
    {
        var request = new UpsertPoints
        {
            CollectionName = collection,
            Wait = true,
            Points = { point },
            Ordering = new WriteOrdering { Type = WriteOrderingType.Strong },
            UpdateMode = UpdateMode.InsertOnly,
        };
        if (expected is not null)
        {
            // A filter alone would make the point anew where it was deleted meanwhile.
            request.UpdateMode = UpdateMode.UpdateOnly;
            request.UpdateFilter = new QdrantFilter { Must = { expected } };
        }
        return connection.CallAsync(CallKind.Write, what, (client, token) => client.UpsertAsync(request, token), cancellationToken);
    }
}
