using System.Globalization;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Qdrant.Client.Grpc;
using QdrantFacetValue = Qdrant.Client.Grpc.FacetValue;
using QdrantFilter = Qdrant.Client.Grpc.Filter;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Reads points, as many replicas asked as the settings say.</summary>
/// <param name="connection">The way to the server.</param>
sealed class PointReader(QdrantConnection connection)
{
    const int RetrievedAtOnce = 500;
    const uint Page = 1_000;

    // More different values than a field has; the server asks for a limit.
    const ulong AllValues = 1 << 20;

    readonly ReadConsistency? _consistency = Reads.Of(connection.Options);

    /// <summary>The settings.</summary>
    public QdrantOptions Options => connection.Options;

    /// <summary>Those of the points that are there, in no order.</summary>
    /// <param name="collection">Where they are.</param>
    /// <param name="ids">Their ids.</param>
    /// <param name="fields">What is read of payloads; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="vector">The vector that is read, or null.</param>
    /// <param name="atOnce">How many one answer has at most.</param>
    public async Task<IReadOnlyList<RetrievedPoint>> RetrieveAsync(
        string collection,
        IReadOnlyCollection<Guid> ids,
        IReadOnlyList<string>? fields,
        CancellationToken cancellationToken,
        string? vector = null,
        int atOnce = RetrievedAtOnce)
    {
        var pages = await Task.WhenAll(ids.Chunk(atOnce).Select(some => connection.CallAsync(
            CallKind.Read,
            $"reading points of {collection}",
            (client, token) => client.RetrieveAsync(
                collection, [.. some.Select(id => new PointId { Uuid = id.ToString() })], Payload(fields), Vectors(vector), _consistency, cancellationToken: token),
            cancellationToken)));
        return [.. pages.SelectMany(page => page)];
    }

    /// <summary>All points that pass a filter, in the order of their ids.</summary>
    public async IAsyncEnumerable<RetrievedPoint> ScrollAsync(
        string collection,
        QdrantFilter filter,
        IReadOnlyList<string>? fields,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        string? vector = null)
    {
        PointId? next = null;
        do
        {
            var offset = next;
            var page = await connection.CallAsync(
                CallKind.Read,
                $"reading points of {collection}",
                (client, token) => client.ScrollAsync(
                    collection, filter, Page, offset, Payload(fields), Vectors(vector), _consistency, cancellationToken: token),
                cancellationToken);
            foreach (var point in page.Result)
                yield return point;
            next = page.NextPageOffset;
        }
        while (next is not null);
    }

    /// <summary>How many points pass a filter.</summary>
    public async Task<long> CountAsync(string collection, QdrantFilter filter, CancellationToken cancellationToken) =>
        (long)await connection.CallAsync(
            CallKind.Read,
            $"counting points of {collection}",
            (client, token) => client.CountAsync(collection, filter, exact: true, _consistency, cancellationToken: token),
            cancellationToken);

    /// <summary>The different values of a field of texts among the points that pass a filter, each with how many have it.</summary>
    public async Task<IReadOnlyList<CountedName>> FacetAsync(
        string collection, string field, QdrantFilter? filter, CancellationToken cancellationToken)
    {
        var hits = await HitsAsync(collection, field, filter, cancellationToken);
        return [.. hits.Hits.Select(hit => new CountedName(TextOf(hit.Value), (long)hit.Count))];
    }

    /// <summary>The sum of a field of numbers over all points, and of how many it is above 0.</summary>
    public async Task<(long Sum, long Points)> SumAsync(string collection, string field, CancellationToken cancellationToken)
    {
        var hits = await HitsAsync(collection, field, filter: null, cancellationToken);
        return (
            hits.Hits.Sum(hit => hit.Value.IntegerValue * (long)hit.Count),
            hits.Hits.Where(hit => hit.Value.IntegerValue > 0).Sum(hit => (long)hit.Count));
    }

    /// <summary>Answers several queries of a collection at once, each as it would be alone.</summary>
    public Task<IReadOnlyList<BatchResult>> QueryAsync(
        string collection, IReadOnlyList<QueryPoints> queries, CancellationToken cancellationToken) =>
        queries.Count == 0
            ? Task.FromResult<IReadOnlyList<BatchResult>>([])
            : connection.CallAsync(
                CallKind.Read,
                $"searching {collection}",
                (client, token) => client.QueryBatchAsync(collection, queries, _consistency, cancellationToken: token),
                cancellationToken);

    /// <summary>The chunks that a query finds.</summary>
    public Task<IReadOnlyList<ChunkHit>> FindAsync(QueryPoints query, HitReader hits, CancellationToken cancellationToken)
    {
        var request = new QueryBatchPoints { CollectionName = query.CollectionName, QueryPoints = { query } };
        if (_consistency is not null)
            request.ReadConsistency = _consistency;
        return FindAsync(hits.Query, query.CollectionName, request, cancellationToken);
    }

    /// <summary>The best chunk of each of a query's groups.</summary>
    public Task<IReadOnlyList<ChunkHit>> BestOfGroupsAsync(QueryPointGroups query, HitReader hits, CancellationToken cancellationToken)
    {
        if (_consistency is not null)
            query.ReadConsistency = _consistency;
        return FindAsync(hits.QueryGroups, query.CollectionName, query, cancellationToken);
    }

    /// <summary>What of payloads is wanted: some fields, or null for all.</summary>
    public static WithPayloadSelector Payload(IReadOnlyList<string>? fields)
    {
        if (fields is null)
            return true;
        var include = new PayloadIncludeSelector();
        include.Fields.AddRange(fields);
        return new WithPayloadSelector { Include = include };
    }

    /// <summary>What of vectors is wanted: one, or none.</summary>
    public static WithVectorsSelector Vectors(string? name) => name is null ? false : new[] { name };

    Task<IReadOnlyList<ChunkHit>> FindAsync<T>(
        Method<T, IReadOnlyList<ChunkHit>> method, string collection, T request, CancellationToken cancellationToken)
        where T : class => connection.CallAsync(
            CallKind.Read, $"searching {collection}", (_, token) => connection.SendAsync(method, request, token), cancellationToken);

    Task<FacetResponse> HitsAsync(string collection, string field, QdrantFilter? filter, CancellationToken cancellationToken) =>
        connection.CallAsync(
            CallKind.Read,
            $"counting the values of {field} in {collection}",
            (client, token) => client.FacetAsync(collection, field, filter, AllValues, exact: true, _consistency, cancellationToken: token),
            cancellationToken);

    static string TextOf(QdrantFacetValue value) => value.HasIntegerValue
        ? value.IntegerValue.ToString(CultureInfo.InvariantCulture)
        : value.StringValue;
}
