using Microsoft.Extensions.Time.Testing;
using Qdrant.Client.Grpc;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage.Qdrant;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>What calls do where Qdrant fails in one of the ways that were recorded.</summary>
public sealed class QdrantConnectionTests
{
    const string Upsert = "PUT /collections/{collection_name}/points";
    const string Count = "POST /collections/{collection_name}/points/count";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static PointStruct[] Points => [.. Enumerable.Range(1, 15).Select(id => QdrantScene.Point((ulong)id, id, 1, "RUS"))];

    public static TheoryData<string> PassingFaults => new("refuse", "drop", "fail", "apply and fail", "apply some");

    [Theory]
    [MemberData(nameof(PassingFaults))]
    public async Task A_write_that_fails_once_is_repeated_whole_and_leaves_every_point_once(string fault)
    {
        await using var scene = await QdrantScene.StartAsync();
        await scene.FillAsync(Cancel);
        scene.Faults.Plan(FaultOf(fault), Upsert);

        var result = await scene.UpsertAsync(Cancel, Points);

        Assert.Equal(UpdateStatus.Completed, result.Status);
        Assert.Equal(15UL, await scene.CountAsync(Cancel));
        Assert.Empty(scene.Stub.Engine.Violations);
    }

    [Fact]
    public async Task A_write_whose_repetitions_fail_too_is_an_outage_that_tells_when_to_come_again()
    {
        await using var scene = await QdrantScene.StartAsync(options => options.Retries = 1);
        await scene.FillAsync(Cancel);
        scene.Faults.Plan(FaultOf("apply some"), Upsert, times: 2);

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => scene.UpsertAsync(Cancel, Points));

        Assert.Equal(ErrorKind.Storage, failure.Kind);
        Assert.Equal("5", failure.Details[SemanticSearchException.RetryAfterDetail]);
        Assert.Contains("writing", failure.Message, StringComparison.Ordinal);
        Assert.Equal(11UL, await scene.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_server_that_comes_and_goes_is_read_and_written_all_the_same()
    {
        await using var scene = await QdrantScene.StartAsync();
        await scene.FillAsync(Cancel);
        scene.Faults.FlapEvery = 2;

        foreach (var point in Points)
            await scene.UpsertAsync(Cancel, point);

        scene.Faults.FlapEvery = 0;
        Assert.Equal(15UL, await scene.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_vote_is_not_repeated()
    {
        await using var scene = await QdrantScene.StartAsync();
        scene.Faults.Plan(new Fault.CommitLate(), "PUT /collections/{collection_name}");

        await Assert.ThrowsAsync<SemanticSearchException>(() => scene.FillAsync(Cancel));
        scene.Faults.CommitLateOnes();

        Assert.Single(scene.Stub.Engine.Calls, call => call == "PUT /collections/{collection_name}");
        Assert.True(await scene.Connection.CallAsync(
            CallKind.Read, "asking", static (client, token) => client.CollectionExistsAsync("c", token), Cancel));
    }

    [Fact]
    public async Task A_call_that_is_not_answered_ends()
    {
        await using var scene = await QdrantScene.StartAsync(options =>
        {
            options.Retries = 0;
            options.ReadTimeoutMilliseconds = 50;
        });
        var released = new TaskCompletionSource();
        scene.Faults.Plan(new Fault.Slow(released.Task), Count);

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => scene.CountAsync(Cancel));
        released.SetResult();

        Assert.Contains("did not answer in time", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_without_limit_goes_on_when_the_server_is_back_and_gives_up_when_that_is_cancelled()
    {
        await using var scene = await QdrantScene.StartAsync(options => options.Retries = 0, time: new HurriedTime());
        await scene.FillAsync(Cancel);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using var patience = QdrantConnection.WaitWithoutLimit(source.Token);
        scene.Faults.IsAway = true;

        var waiting = scene.CountAsync(Cancel);
        await Task.WhenAny(waiting, Task.Delay(100, Cancel));
        Assert.False(waiting.IsCompleted);
        scene.Faults.IsAway = false;
        Assert.Equal(0UL, await waiting);

        scene.Faults.IsAway = true;
        var last = scene.CountAsync(Cancel);
        await source.CancelAsync();
        await Assert.ThrowsAsync<SemanticSearchException>(() => last);
    }

    [Fact]
    public async Task Cancelling_a_call_is_cancellation_and_no_failure()
    {
        await using var scene = await QdrantScene.StartAsync();
        var released = new TaskCompletionSource();
        scene.Faults.Plan(new Fault.Slow(released.Task), Count);
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var call = scene.CountAsync(source.Token);
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        released.SetResult();
    }

    [Fact]
    public async Task A_server_that_keeps_failing_is_left_alone_and_then_tried_again()
    {
        var time = new FakeTimeProvider();
        await using var scene = await QdrantScene.StartAsync(options => options.Retries = 0, time: time);
        await scene.FillAsync(Cancel);
        scene.Faults.IsAway = true;
        for (var i = 0; i < 8; i++)
            await Assert.ThrowsAsync<SemanticSearchException>(() => scene.CountAsync(Cancel));
        var sent = scene.Stub.Engine.Calls.Count;

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => scene.CountAsync(Cancel));

        Assert.Contains("left alone", failure.Message, StringComparison.Ordinal);
        Assert.Equal(sent, scene.Stub.Engine.Calls.Count);
        scene.Faults.IsAway = false;
        time.Advance(TimeSpan.FromSeconds(scene.Connection.Options.BreakSeconds + 1));
        Assert.Equal(0UL, await scene.CountAsync(Cancel));
    }

    [Theory]
    [InlineData(null, "asks for a key")]
    [InlineData("wrong", "asks for a key")]
    [InlineData("reader", "may not do this")]
    public async Task A_key_that_does_not_fit_is_told_without_being_shown(string? key, string message)
    {
        await using var scene = await QdrantScene.StartAsync(
            options => options.ApiKey = key, new StubKeys(Full: "writer", ReadOnly: "reader"));

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => scene.FillAsync(Cancel));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key ?? "writer", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(failure.Details);
    }

    [Fact]
    public async Task The_right_key_is_sent()
    {
        await using var scene = await QdrantScene.StartAsync(options => options.ApiKey = "writer", new StubKeys(Full: "writer"));

        await scene.FillAsync(Cancel, Points);

        Assert.Equal(15UL, await scene.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_refused_request_is_not_repeated()
    {
        await using var scene = await QdrantScene.StartAsync();

        var failure = await Assert.ThrowsAsync<SemanticSearchException>(() => scene.CountAsync(Cancel));

        Assert.Contains("lacks what should be there", failure.Message, StringComparison.Ordinal);
        Assert.Single(scene.Stub.Engine.Calls);
    }

    [Fact]
    public async Task Readiness_tells_of_shards_without_an_active_replica()
    {
        await using var scene = await QdrantScene.StartAsync();
        await scene.FillAsync(Cancel);

        Assert.Null(await QdrantReadiness.FindObstacleAsync(scene.Connection, ["c"], Cancel));
        scene.Faults.IsRecovering = true;
        var obstacle = await QdrantReadiness.FindObstacleAsync(scene.Connection, ["c"], Cancel);

        Assert.Contains("no active replica", obstacle, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_tells_that_nothing_answers()
    {
        await using var scene = await QdrantScene.StartAsync(options => options.Retries = 0);
        await scene.Stub.DisposeAsync();

        var obstacle = await QdrantReadiness.FindObstacleAsync(scene.Connection, [], Cancel);

        Assert.Contains("cannot be reached", obstacle, StringComparison.Ordinal);
    }

    static Fault FaultOf(string name) => name switch
    {
        "refuse" => new Fault.Refuse(),
        "drop" => new Fault.DropHalfway(),
        "fail" => new Fault.Fail(500, "Service internal error: the disk is gone"),
        "apply and fail" => new Fault.ApplyAndFail(),
        _ => new Fault.ApplySome(11),
    };
}
