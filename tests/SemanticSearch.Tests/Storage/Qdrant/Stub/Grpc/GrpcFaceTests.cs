using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Qdrant;
using static Qdrant.Client.Grpc.Conditions;
using QdrantFilter = Qdrant.Client.Grpc.Filter;
using QdrantRange = Qdrant.Client.Grpc.Range;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub.Grpc;

/// <summary>What the client sends arrives as the REST request that means the same, and what is answered comes back.</summary>
public sealed class GrpcFaceTests : IAsyncLifetime
{
    QdrantScene _scene = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _scene = await QdrantScene.StartAsync();
        await _scene.FillAsync(
            Cancel,
            QdrantScene.Point(1, 1, 0, "RUS"),
            QdrantScene.Point(2, 0.8f, 0.6f, "USA"),
            QdrantScene.Point(3, 0, 1, "RUS"));
    }

    public async ValueTask DisposeAsync()
    {
        var violations = _scene.Stub.Engine.Violations.ToList();
        await _scene.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task A_point_comes_back_as_it_was_written()
    {
        var points = await ReadAsync((client, token) => client.RetrieveAsync("c", 2, withVectors: true, cancellationToken: token));

        var point = Assert.Single(points);
        Assert.Equal(2UL, point.Id.Num);
        Assert.Equal(2L, point.Payload["ordinal"].IntegerValue);
        Assert.Equal(0.5, point.Payload["share"].DoubleValue);
        Assert.Equal(["a", "b"], point.Payload["tags"].ListValue.Values.Select(value => value.StringValue));
        Assert.Equal([0.8f, 0.6f], point.Vectors.Vectors.Vectors["dense"].GetDenseVector()!.Data);
        Assert.Equal([2u, 100u], point.Vectors.Vectors.Vectors["bm25"].GetSparseVector()!.Indices);
    }

    [Fact]
    public async Task A_dense_query_ranks_by_cosine_what_the_filter_leaves()
    {
        var hits = await QueryAsync(new[] { 1f, 0f }, "dense", MatchKeyword("country", "RUS"));

        Assert.Equal([1UL, 3UL], hits.Select(hit => hit.Id.Num));
        Assert.Equal(1f, hits[0].Score, 1e-6f);
        Assert.Equal("RUS", hits[0].Payload["country"].StringValue);
    }

    [Fact]
    public async Task A_sparse_query_finds_those_with_a_term()
    {
        var hits = await QueryAsync(new (float, uint)[] { (1f, 3u) }, "bm25", null);

        Assert.Equal(3UL, Assert.Single(hits).Id.Num);
        Assert.Equal(1.5 * Math.Log(1 + 2.5 / 1.5), hits[0].Score, 1e-5);
    }

    [Fact]
    public async Task Two_legs_are_fused_on_the_server()
    {
        var hits = await ReadAsync((client, token) => client.QueryAsync(
            "c",
            query: new Query { Rrf = new Rrf { K = 60 } },
            prefetch:
            [
                new PrefetchQuery { Query = new[] { 0f, 1f }, Using = "dense", Limit = 10 },
                new PrefetchQuery { Query = new (float, uint)[] { (1f, 3u) }, Using = "bm25", Limit = 10 },
            ],
            limit: 1,
            cancellationToken: token));

        Assert.Equal(3UL, Assert.Single(hits).Id.Num);
        Assert.Equal(2.0 / 60, hits[0].Score, 1e-6);
    }

    [Fact]
    public async Task Every_kind_of_condition_arrives()
    {
        QdrantFilter[] filters =
        [
            Match("country", ["RUS", "FRA"]),
            MatchExcept("country", ["USA"]),
            Range("ordinal", new QdrantRange { Gte = 1, Lt = 2 }) | HasId(3),
            !MatchKeyword("country", "USA") & !IsEmpty("country") & !IsNull("country"),
            new QdrantFilter { MinShould = new MinShould { MinCount = 1, Conditions = { MatchKeyword("country", "RUS") } } },
        ];

        foreach (var filter in filters)
        {
            var page = await ReadAsync((client, token) => client.ScrollAsync("c", filter, cancellationToken: token));
            Assert.Equal([1UL, 3UL], page.Result.Select(point => point.Id.Num));
        }
    }

    [Fact]
    public async Task Points_are_scrolled_page_by_page()
    {
        var first = await ReadAsync((client, token) => client.ScrollAsync("c", limit: 2, cancellationToken: token));
        var second = await ReadAsync((client, token) => client.ScrollAsync("c", limit: 2, offset: first.NextPageOffset, cancellationToken: token));

        Assert.Equal([1UL, 2UL, 3UL], first.Result.Concat(second.Result).Select(point => point.Id.Num));
        Assert.Null(second.NextPageOffset);
    }

    [Fact]
    public async Task Facets_and_groups_come_by_value()
    {
        var facet = await ReadAsync((client, token) => client.FacetAsync("c", "country", cancellationToken: token));
        var groups = await ReadAsync((client, token) => client.QueryGroupsAsync(
            "c", "country", new[] { 0f, 1f }, usingVector: "dense", groupSize: 1, cancellationToken: token));

        Assert.Equal([("RUS", 2UL), ("USA", 1UL)], facet.Hits.Select(hit => (hit.Value.StringValue, hit.Count)));
        Assert.Equal([("RUS", 3UL), ("USA", 2UL)], groups.Select(group => (group.Id.StringValue, group.Hits.Single().Id.Num)));
    }

    [Fact]
    public async Task A_batch_of_writes_is_carried_out_in_its_order()
    {
        await _scene.Connection.CallAsync(
            CallKind.Write,
            "writing",
            static (client, token) => client.UpdateBatchAsync(
                "c",
                [
                    new PointsUpdateOperation { Upsert = new() { Points = { QdrantScene.Point(4, 1, 1, "FRA") } } },
                    new PointsUpdateOperation
                    {
                        DeletePoints = new() { Points = new PointsSelector { Filter = MatchKeyword("country", "RUS") } },
                    },
                ],
                cancellationToken: token),
            Cancel);

        Assert.Equal(2UL, await _scene.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_write_that_is_not_waited_for_is_seen_later()
    {
        await _scene.Connection.CallAsync(
            CallKind.Write, "writing", static (client, token) => client.DeleteAsync("c", 1UL, wait: false, cancellationToken: token), Cancel);

        Assert.Equal(3UL, await _scene.CountAsync(Cancel));
        _scene.Stub.Engine.CatchUp();
        Assert.Equal(2UL, await _scene.CountAsync(Cancel));
    }

    [Fact]
    public async Task An_alias_is_switched_in_one_call_and_read_back()
    {
        await _scene.Connection.CallAsync(
            CallKind.Consensus,
            "switching",
            static (client, token) => client.UpdateAliasesAsync(
                [
                    new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = "live" } },
                    new AliasOperations { CreateAlias = new CreateAlias { AliasName = "live", CollectionName = "c" } },
                ],
                cancellationToken: token),
            Cancel);

        var alias = Assert.Single(await ReadAsync(static (client, token) => client.ListAliasesAsync(token)));
        Assert.Equal(("live", "c"), (alias.AliasName, alias.CollectionName));
        Assert.Equal(3UL, await ReadAsync(static (client, token) => client.CountAsync("live", cancellationToken: token)));
    }

    [Fact]
    public async Task A_collection_tells_what_it_was_made_with()
    {
        var info = await ReadAsync(static (client, token) => client.GetCollectionInfoAsync("c", token));

        var vector = info.Config.Params.VectorsConfig.ParamsMap.Map["dense"];
        Assert.Equal((2UL, Distance.Cosine), (vector.Size, vector.Distance));
        Assert.Equal(Modifier.Idf, info.Config.Params.SparseVectorsConfig.Map["bm25"].Modifier);
        Assert.Equal(PayloadSchemaType.Keyword, info.PayloadSchema["country"].DataType);
        Assert.Equal(3UL, info.PointsCount);
    }

    Task<IReadOnlyList<ScoredPoint>> QueryAsync(Query query, string vector, Condition? condition) => ReadAsync((client, token) =>
        client.QueryAsync(
            "c", query, usingVector: vector, filter: condition is null ? null : new QdrantFilter { Must = { condition } }, payloadSelector: true,
            cancellationToken: token));

    Task<T> ReadAsync<T>(Func<global::Qdrant.Client.QdrantClient, CancellationToken, Task<T>> call) =>
        _scene.Connection.CallAsync(CallKind.Read, "reading", call, Cancel);
}
