using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Filtering;
using SemanticSearch.Storage.Qdrant;

namespace SemanticSearch.Tests.Storage.Qdrant;

public sealed class ChunkCollectionTests
{
    const string Create = "PUT /collections/{collection_name}";
    const string Switch = "POST /collections/aliases";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_made_once_with_its_vectors_and_indexes()
    {
        await using var scene = await QdrantScene.StartAsync();

        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel);
        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel);

        var info = await scene.Connection.CallAsync(
            CallKind.Read, "reading", static (client, token) => client.GetCollectionInfoAsync("chunks", token), Cancel);
        Assert.Equal(256UL, info.Config.Params.VectorsConfig.ParamsMap.Map["dense"].Size);
        Assert.Equal(
            ["document", "ordinal", "stems", "terms", "version"],
            info.PayloadSchema.Keys.Where(key => !key.StartsWith("fields.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(FilterFields.All, field => Assert.Contains(FieldPayload.Key(field), info.PayloadSchema.Keys));
        Assert.Single(scene.Stub.Engine.Calls, call => call == Create);
        Assert.Empty(scene.Stub.Engine.Violations);
    }

    [Fact]
    public async Task Another_dimension_is_refused()
    {
        await using var scene = await QdrantScene.StartAsync();
        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel);

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(
            () => ChunkCollection.EnsureAsync(scene.Connection, "chunks", 384, Cancel));

        Assert.Equal(ErrorKind.Storage, failure.Kind);
        Assert.Contains("256 dimensions, not 384", failure.Message, StringComparison.Ordinal);
        Assert.Contains("choose another", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dense", Distance.Dot, "compares by Dot")]
    [InlineData("dense", Distance.Cosine, "no sparse vector named bm25")]
    [InlineData("other", Distance.Cosine, "no vector named dense")]
    public async Task A_collection_of_another_program_is_refused(string vector, Distance distance, string message)
    {
        await using var scene = await QdrantScene.StartAsync();
        await scene.Connection.CallAsync(
            CallKind.Consensus,
            "making",
            (client, token) => client.CreateCollectionAsync(
                "chunks",
                new VectorParamsMap { Map = { [vector] = new VectorParams { Size = 256, Distance = distance } } },
                cancellationToken: token),
            Cancel);

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(
            () => ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_that_was_carried_out_and_said_to_have_failed_is_taken_as_done()
    {
        await using var scene = await QdrantScene.StartAsync();
        scene.Faults.Plan(new Fault.ApplyAndFail(), Create);

        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel);

        Assert.Single(scene.Stub.Engine.Calls, call => call == Create);
    }

    [Fact]
    public async Task A_creation_that_is_carried_out_later_is_found_the_next_time()
    {
        await using var scene = await QdrantScene.StartAsync();
        scene.Faults.Plan(new Fault.CommitLate(), Create);

        await Assert.ThrowsAsync<SemanticSearchException>(() => ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel));
        scene.Faults.CommitLateOnes();
        await ChunkCollection.EnsureAsync(scene.Connection, "chunks", 256, Cancel);

        Assert.Single(scene.Stub.Engine.Calls, call => call == Create);
    }

    [Fact]
    public async Task The_live_name_leads_to_the_one_generation_or_to_the_other()
    {
        await using var scene = await QdrantScene.StartAsync();
        await ChunkCollection.EnsureAsync(scene.Connection, "g1", 256, Cancel);
        await ChunkCollection.EnsureAsync(scene.Connection, "g2", 256, Cancel);
        Assert.Null(await LiveAlias.FindAsync(scene.Connection, "live", Cancel));

        await LiveAlias.SwitchAsync(scene.Connection, "live", "g1", Cancel);
        Assert.Equal("g1", await LiveAlias.FindAsync(scene.Connection, "live", Cancel));
        scene.Faults.Plan(new Fault.ApplyAndFail(), Switch);
        await LiveAlias.SwitchAsync(scene.Connection, "live", "g2", Cancel);

        Assert.Equal("g2", await LiveAlias.FindAsync(scene.Connection, "live", Cancel));
    }

    [Fact]
    public async Task A_switch_that_was_not_carried_out_is_a_failure_and_changes_nothing_seen()
    {
        await using var scene = await QdrantScene.StartAsync();
        await ChunkCollection.EnsureAsync(scene.Connection, "g1", 256, Cancel);
        await ChunkCollection.EnsureAsync(scene.Connection, "g2", 256, Cancel);
        await LiveAlias.SwitchAsync(scene.Connection, "live", "g1", Cancel);
        scene.Faults.Plan(new Fault.CommitLate(), Switch);

        await Assert.ThrowsAsync<SemanticSearchException>(() => LiveAlias.SwitchAsync(scene.Connection, "live", "g2", Cancel));

        Assert.Equal("g1", await LiveAlias.FindAsync(scene.Connection, "live", Cancel));
        scene.Faults.CommitLateOnes();
        Assert.Equal("g2", await LiveAlias.FindAsync(scene.Connection, "live", Cancel));
    }
}
