using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class GenerationTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        var put = await _client.PutAsJsonAsync(
            "/v1/documents/grain", new { text = "The export of grain was agreed in Vienna." }, Cancel);
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Cancel));
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_generation_is_built_swapped_in_and_rolled_back()
    {
        var posted = await _client.PostAsJsonAsync("/v1/collections/default/generations", new { chunkTokens = 64 }, Cancel);
        Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("generation").GetInt64();
        await _client.GetStringAsync($"{posted.Headers.Location}/events", Cancel);
        var job = await GetAsync(posted.Headers.Location!.ToString());
        Assert.Equal(("rebuild", "succeeded"), (job.GetProperty("kind").GetString(), job.GetProperty("state").GetString()));
        Assert.Equal((1, 1), (job.GetProperty("progress").GetProperty("documents").GetInt32(), job.GetProperty("progress").GetProperty("chunks").GetInt32()));
        Assert.True(job.GetProperty("progress").GetProperty("tokens").GetInt64() > 0);

        var generations = (await GetAsync("/v1/collections/default/generations")).GetProperty("generations");
        Assert.Equal(["previous", "live"], generations.EnumerateArray().Select(g => g.GetProperty("state").GetString()));
        Assert.Equal(id, generations[1].GetProperty("id").GetInt64());
        Assert.Equal(64, (await GetAsync("/v1/collections/default")).GetProperty("chunkTokens").GetInt32());

        var back = await _client.PostAsync("/v1/collections/default/rollback", null, Cancel);
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Assert.Equal(160, (await GetAsync("/v1/collections/default")).GetProperty("chunkTokens").GetInt32());
        Assert.Equal(0, (await GetAsync("/v1/verify")).GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_generation_that_has_to_be_built_first_is_swapped_in_by_a_job()
    {
        var rebuilder = _server.Services.GetRequiredService<IndexRebuilder>();
        var id = await rebuilder.BeginAsync("default", new RebuildRequest(ChunkTokens: 64), Cancel);

        await EndsAsync(await _client.PostAsync($"/v1/collections/default/generations/{id}/swap", null, Cancel));
        Assert.Equal(64, (await GetAsync("/v1/collections/default")).GetProperty("chunkTokens").GetInt32());
        await _client.PutAsync("/v1/documents/embargo", new { text = "The embargo ends in May." }, HttpStatusCode.Created);
        await EndsAsync(await _client.PostAsync("/v1/collections/default/rollback", null, Cancel));

        Assert.Equal(160, (await GetAsync("/v1/collections/default")).GetProperty("chunkTokens").GetInt32());
        Assert.Equal(2, (await GetAsync("/v1/collections/default")).GetProperty("documents").GetInt32());

        async Task EndsAsync(HttpResponseMessage posted)
        {
            Assert.Equal(HttpStatusCode.Accepted, posted.StatusCode);
            await _client.GetStringAsync($"{posted.Headers.Location}/events", Cancel);
        }
    }

    [Theory]
    [InlineData("/v1/collections/default/generations", """{"chunkTokens":1}""", HttpStatusCode.BadRequest)]
    [InlineData("/v1/collections/default/generations", """{"model":"/etc"}""", HttpStatusCode.BadRequest)]
    [InlineData("/v1/collections/default/generations", "{}", HttpStatusCode.BadRequest)]
    [InlineData("/v1/collections/none/generations", "{}", HttpStatusCode.NotFound)]
    [InlineData("/v1/collections/default/generations/99/swap", "", HttpStatusCode.NotFound)]
    [InlineData("/v1/collections/default/rollback", "", HttpStatusCode.Conflict)]
    public async Task What_cannot_be_done_is_a_problem(string address, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var response = await _client.PostAsync(address, content, Cancel);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    async Task<JsonElement> GetAsync(string address) => await _client.GetFromJsonAsync<JsonElement>(address, Cancel);
}
