using System.Net;
using SemanticSearch.QdrantStub;

namespace SemanticSearch.Tests.Storage.Qdrant.Stub;

/// <summary>The stub fails over REST as real servers were seen to fail.</summary>
public sealed class StubFaultTests : IAsyncLifetime
{
    StubQdrant _stub = null!;
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _client = new HttpClient { BaseAddress = _stub.Rest };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _stub.DisposeAsync();
    }

    [Fact]
    public async Task A_server_whose_shards_recover_is_not_ready_and_answers_all_the_same()
    {
        _stub.Engine.Faults.IsRecovering = true;

        using var ready = await _client.GetAsync("/readyz", Cancel);
        using var list = await _client.GetAsync("/collections", Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("some shards are not ready", await ready.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task A_refused_call_has_no_answer()
    {
        _stub.Engine.Faults.Plan(new Fault.Refuse());

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetAsync("/collections", Cancel));
        using var next = await _client.GetAsync("/collections", Cancel);

        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_dropped_half_way_cannot_be_read()
    {
        _stub.Engine.Faults.Plan(new Fault.DropHalfway(), "GET /collections");

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync("/collections", Cancel));
    }

    [Fact]
    public async Task A_request_that_the_document_does_not_allow_is_refused_and_remembered()
    {
        Assert.SkipWhen(RequestCheck.Shared is null, "../shared/qdrant/openapi-v1.19.json is not there");
        using var body = new StringContent("""{ "vectors": {}, "shards": 3 }""", System.Text.Encoding.UTF8, "application/json");

        using var response = await _client.PutAsync("/collections/c", body, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("does not fit its schema", Assert.Single(_stub.Engine.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_commits_late_is_seen_only_then()
    {
        _stub.Engine.Faults.Plan(new Fault.CommitLate(), "PUT /collections/{collection_name}");
        using var body = new StringContent("""{ "vectors": {} }""", System.Text.Encoding.UTF8, "application/json");

        using var response = await _client.PutAsync("/collections/c", body, Cancel);
        var before = await _client.GetStringAsync("/collections/c/exists", Cancel);
        _stub.Engine.Faults.CommitLateOnes();
        var after = await _client.GetStringAsync("/collections/c/exists", Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("\"exists\":false", before, StringComparison.Ordinal);
        Assert.Contains("\"exists\":true", after, StringComparison.Ordinal);
    }
}
