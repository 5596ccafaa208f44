using System.Net;
using SemanticSearch.QdrantStub;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>The service over a Qdrant that is away, comes back, or recovers.</summary>
public sealed class QdrantServiceTests : IAsyncLifetime
{
    StubQdrant _stub = null!;
    ApiServer _server = null!;
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _server = ServerOn(_stub, "service");
        _client = _server.CreateClient();
        await _client.PutAsync("/v1/documents/a.md", new { text = "The treaty ends the war over the river." }, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task While_Qdrant_is_away_answers_say_when_to_come_again_and_afterwards_all_is_there()
    {
        await _client.GetJsonAsync("/readyz");
        _stub.Engine.Faults.IsAway = true;

        using var search = await _client.GetAsync("/v1/search?q=war", Cancel);
        using var ready = await _client.GetAsync("/readyz", Cancel);
        _stub.Engine.Faults.IsAway = false;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, search.StatusCode);
        Assert.NotNull(search.Headers.RetryAfter);
        var problem = await Http.ReadAsync(ready, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("Qdrant at", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("river", await FindAsync(_client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_shards_recover_the_service_is_not_ready_and_says_why_and_searches_go_on()
    {
        _stub.Engine.Faults.IsRecovering = true;

        using var ready = await _client.GetAsync("/readyz", Cancel);

        var problem = await Http.ReadAsync(ready, HttpStatusCode.ServiceUnavailable);
        Assert.Contains("no active replica", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("river", await FindAsync(_client), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_node_writes_the_other_finds_at_once()
    {
        await using var other = ServerOn(_stub, "service");
        using var client = other.CreateClient();
        Assert.Contains("river", await FindAsync(client), StringComparison.Ordinal);

        await _client.PutAsync("/v1/documents/a.md", new { text = "The armistice ends the war over the canal." }, HttpStatusCode.OK);
        Assert.Contains("canal", await FindAsync(client), StringComparison.Ordinal);
        (await client.DeleteAsync("/v1/documents/a.md", Cancel)).EnsureSuccessStatusCode();

        Assert.Equal(HttpStatusCode.Gone, (await _client.GetAsync("/v1/documents/a.md", Cancel)).StatusCode);
        Assert.Equal(0, (await _client.GetJsonAsync("/v1/search?q=war")).GetProperty("passages").GetArrayLength());
    }

    [Fact]
    public async Task Other_dimensions_under_the_same_name_are_refused_with_what_to_do()
    {
        var collection = Assert.Single(_stub.Engine.State.Collections.Keys, name => name.EndsWith("_g1", StringComparison.Ordinal));
        lock (_stub.Engine.State)
        {
            _stub.Engine.State.Delete(collection);
            _stub.Engine.State.Create(
                collection, System.Text.Json.Nodes.JsonNode.Parse("""{ "vectors": { "dense": { "size": 3, "distance": "Cosine" } } }""")!.AsObject());
        }
        await using var other = ServerOn(_stub, "service");
        using var client = other.CreateClient();

        var problem = await client.GetJsonAsync("/v1/search?q=war", HttpStatusCode.ServiceUnavailable);

        Assert.Contains("has vectors of 3 dimensions", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("choose another", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    static async Task<string> FindAsync(HttpClient client) =>
        (await client.GetJsonAsync("/v1/search?q=war&limit=1")).GetProperty("passages")[0].GetProperty("text").GetString()!;

    static ApiServer ServerOn(StubQdrant stub, string prefix) => new(
        ("SemanticSearch:Storage", "Qdrant"),
        ("SemanticSearch:Qdrant:Address", stub.Grpc.ToString()),
        ("SemanticSearch:Qdrant:Prefix", prefix),
        ("SemanticSearch:Qdrant:Retries", "0"),
        ("SemanticSearch:Qdrant:BreakSeconds", "1"));
}
