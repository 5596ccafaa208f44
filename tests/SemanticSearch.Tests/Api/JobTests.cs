using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Api.Jobs;
using SemanticSearch.Sources;
using SemanticSearch.Storage;
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
        await AddSourceAsync();

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
        await _client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.NotFound);
        await AddSourceAsync();
        await _client.PostAsync("/v1/jobs", new { kind = "sync", source = 99 }, HttpStatusCode.NotFound);
        await _client.GetJsonAsync("/v1/jobs?limit=0", HttpStatusCode.BadRequest);
        await _client.GetJsonAsync("/v1/jobs/nothing", HttpStatusCode.NotFound);
        await _client.GetJsonAsync("/v1/jobs/nothing/events", HttpStatusCode.NotFound);
        await _client.PostAsync("/v1/jobs/nothing/retry", new { }, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sync_that_waits_already_is_not_queued_twice()
    {
        _folder.Write("corpus/good.txt", "The embargo ends in May.");
        await AddSourceAsync();
        // Whoever holds the lease keeps the queue waiting.
        var store = await _server.Services.GetRequiredService<AsyncLazy<IJobStore>>().GetAsync(Cancel);
        await store.TakeLeaseAsync("default", "token", "elsewhere|1|1", TimeSpan.FromHours(1), null, Cancel);

        var first = await _client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted);
        var second = await _client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted);
        var other = await _client.PostAsync("/v1/jobs", new { kind = "sync", force = true }, HttpStatusCode.Accepted);

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.NotEqual(first.GetProperty("id").GetString(), other.GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_reason_of_a_failure_does_not_tell_where_files_lie()
    {
        _folder.Write("corpus/good.txt", "The embargo ends in May.");
        await AddSourceAsync();
        Directory.Move(_folder.At("corpus"), _folder.At("away"));

        var queued = await _client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted);
        var events = await _client.GetStringAsync($"/v1/jobs/{queued.GetProperty("id").GetString()}/events", Cancel);
        var error = (await _client.GetJsonAsync($"/v1/jobs/{queued.GetProperty("id").GetString()}")).GetProperty("error").GetString();

        Assert.StartsWith("'…/corpus': there is no such file or folder", error, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, events, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20 documents of '/srv/my texts/un' would go", "20 documents of '…/un' would go")]
    [InlineData("The index /data/index.db is locked by another process", "The index …/index.db is locked by another process")]
    [InlineData(@"'C:\texts\a.txt' and C:\b\c.txt", "'…/a.txt' and …/c.txt")]
    [InlineData("https://example.org/a/b and/or 'un/1990.txt'", "https://example.org/a/b and/or 'un/1990.txt'")]
    public void Paths_are_told_by_their_last_part(string message, string told) => Assert.Equal(told, HiddenPaths.Of(message));

    [Fact]
    public async Task A_job_that_is_damaged_in_the_index_does_not_take_the_server_down()
    {
        await using var server = new ApiServer();
        await using (var library = new Library(server.DataFolder, TimeProvider.System))
            await library.Jobs.AddAsync("default", "sync", JsonSerializer.SerializeToElement(1), Cancel);
        await RunAsync(server, "UPDATE jobs SET parameters = '{'");
        using var client = server.CreateClient();
        _folder.Write("corpus/good.txt", "The embargo ends in May.");
        await server.Services.GetRequiredService<SourceBook>().AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);

        Assert.Contains(
            "verify --repair",
            (await client.GetJsonAsync("/v1/jobs", HttpStatusCode.ServiceUnavailable)).GetProperty("detail").GetString(),
            StringComparison.Ordinal);
        await RunAsync(server, "DELETE FROM jobs");
        var job = await client.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted);
        var events = await client.GetStringAsync($"/v1/jobs/{job.GetProperty("id").GetString()}/events", Cancel);

        Assert.Contains("\"succeeded\"", events, StringComparison.Ordinal);
    }

    Task<Source> AddSourceAsync()
    {
        Directory.CreateDirectory(_folder.At("corpus"));
        return _server.Services.GetRequiredService<SourceBook>().AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);
    }

    static async Task RunAsync(ApiServer server, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "index.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
