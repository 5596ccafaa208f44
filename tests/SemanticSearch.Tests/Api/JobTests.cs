using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Sources;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class JobTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    readonly TemporaryFolder _folder = new();
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sync_is_asked_for_watched_to_its_end_and_found_afterwards()
    {
        _folder.Write("corpus/good.txt", "The embargo ends in May.");
        _folder.Write("corpus/empty.txt", "");
        await _server.Services.GetRequiredService<SourceBook>()
            .AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);

        var queued = await _client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted);
        var id = queued.GetProperty("id").GetString();
        var events = await _client.GetStringAsync($"/v1/jobs/{id}/events", Cancel);
        var job = await _client.GetJsonAsync($"/v1/jobs/{id}");

        Assert.Contains("event: end\n", events, StringComparison.Ordinal);
        Assert.Equal("succeeded", job.GetProperty("state").GetString());
        Assert.Equal(2, job.GetProperty("progress").GetProperty("documents").GetInt32());
        Assert.Equal(1, job.GetProperty("progress").GetProperty("failed").GetInt32());
        Assert.Equal("succeeded", (await _client.PostAsync($"/v1/jobs/{id}/cancel", new { })).GetProperty("state").GetString());
        var retry = await _client.PostAsync($"/v1/jobs/{id}/retry", new { }, HttpStatusCode.Accepted);
        await _client.GetStringAsync($"/v1/jobs/{retry.GetProperty("id").GetString()}/events", Cancel);
        var listed = (await _client.GetJsonAsync("/v1/jobs?limit=1"));
        Assert.Equal(1, listed.GetProperty("jobs")[0].GetProperty("progress").GetProperty("documents").GetInt32());
        Assert.Equal(id, (await _client.GetJsonAsync($"/v1/jobs?before={listed.GetProperty("next").GetString()}"))
            .GetProperty("jobs")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_cannot_be_done_is_a_problem()
    {
        await _client.PostAsync("/v1/jobs", new { kind = "index" }, HttpStatusCode.BadRequest);
        await _client.PostAsync("/v1/jobs", new { kind = "sync", collection = "no/name" }, HttpStatusCode.BadRequest);
        await _client.GetJsonAsync("/v1/jobs?limit=0", HttpStatusCode.BadRequest);
        await _client.GetJsonAsync("/v1/jobs/nothing", HttpStatusCode.NotFound);
        await _client.GetJsonAsync("/v1/jobs/nothing/events", HttpStatusCode.NotFound);
        await _client.PostAsync("/v1/jobs/nothing/retry", new { }, HttpStatusCode.NotFound);
    }
}
