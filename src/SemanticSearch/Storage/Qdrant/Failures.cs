using Qdrant.Client.Grpc;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>The documents that could not be indexed at the last attempt, a point each beside the records.</summary>
/// <param name="connection">The way to the server.</param>
/// <param name="reader">Reads points.</param>
sealed class Failures(QdrantConnection connection, PointReader reader)
{
    const string Kind = "failure";
    const string Reason = "reason";
    const string FailedAt = "failed_at";
    const string Cut = "…";

    /// <summary>All of a collection.</summary>
    public static QdrantFilter All => new() { Must = { MatchKeyword(DocumentPayload.Kind, Kind) } };

    /// <summary>Remembers a failure in place of the one that the document has.</summary>
    public Task PutAsync(CollectionPoints points, string id, string reason, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var point = new PointStruct
        {
            Id = IdOf(points, id),
            Vectors = new Vectors { Vectors_ = new NamedVectors() },
            Payload =
            {
                [DocumentPayload.Kind] = Kind,
                [VersionedDocuments.Document] = id,
                [Reason] = Bounded(reason),
                [FailedAt] = now.ToUnixTimeMilliseconds(),
            },
        };
        return connection.CallAsync(
            CallKind.Write,
            $"remembering that '{id}' failed",
            (client, token) => client.UpsertAsync(points.Documents, [point], wait: true, cancellationToken: token),
            cancellationToken);
    }

    /// <summary>Forgets the failures of a document and of the archives that it is in; false if there was none.</summary>
    public async Task<bool> ForgetAsync(CollectionPoints points, string id, CancellationToken cancellationToken)
    {
        var ids = WithHolders(id).Select(one => IdOf(points, one)).ToList();
        if ((await reader.RetrieveAsync(points.Documents, ids, [DocumentPayload.Kind], cancellationToken)).Count == 0)
            return false;
        await connection.CallAsync(
            CallKind.Write,
            $"forgetting that '{id}' failed",
            (client, token) => client.DeleteAsync(points.Documents, ids, wait: true, cancellationToken: token),
            cancellationToken);
        return true;
    }

    /// <summary>Some of them in the order of ids, those after one if given.</summary>
    public async Task<IReadOnlyList<FailedDocument>> ListAsync(
        CollectionPoints points, string? after, int limit, CancellationToken cancellationToken)
    {
        var failures = new List<FailedDocument>();
        await foreach (var point in reader.ScrollAsync(points.Documents, All, fields: null, cancellationToken))
        {
            failures.Add(new FailedDocument(
                point.Payload[VersionedDocuments.Document].StringValue,
                point.Payload[Reason].StringValue,
                DateTimeOffset.FromUnixTimeMilliseconds(point.Payload[FailedAt].IntegerValue)));
        }
        return
        [
            .. failures.Where(failure => after is null || CodePointComparer.Instance.Compare(failure.Id, after) > 0)
                .OrderBy(failure => failure.Id, CodePointComparer.Instance).Take(limit),
        ];
    }

    static Guid IdOf(CollectionPoints points, string id) => PointIds.Of(points.Space, $"failure\n{id}");

    // The id of an archive or a table begins those of its documents.
    static IEnumerable<string> WithHolders(string id)
    {
        yield return id;
        for (var slash = id.LastIndexOf('/'); slash > 0; slash = id.LastIndexOf('/', slash - 1))
            yield return id[..slash];
    }

    static string Bounded(string reason)
    {
        if (reason.Length <= FailedDocument.MaximumReason)
            return reason;
        var length = FailedDocument.MaximumReason - Cut.Length;
        return reason[..(char.IsHighSurrogate(reason[length - 1]) ? length - 1 : length)] + Cut;
    }
}
