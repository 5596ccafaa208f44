using System.Net;
using SemanticSearch.QdrantStub;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Two servers, each in a process of its own, over one Qdrant.</summary>
public sealed class QdrantServersTests : IAsyncLifetime
{
    const int Documents = 400;

    readonly TemporaryFolder _folder = new();
    StubQdrant _stub = null!;
    ServerProcess _one = null!;
    ServerProcess _other = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    (string Key, string Value)[] Settings => [("Storage", "Qdrant"), ("Qdrant:Address", _stub.Grpc.ToString()), ("Qdrant:Prefix", "servers")];

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        _one = new ServerProcess(_folder.At("one"), Settings);
        _other = new ServerProcess(_folder.At("other"), Settings);
    }

    public async ValueTask DisposeAsync()
    {
        _one.Dispose();
        _other.Dispose();
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task What_one_server_writes_the_other_finds_at_once()
    {
        using var one = await _one.ConnectAsync(Cancel);
        using var other = await _other.ConnectAsync(Cancel);

        foreach (var place in new[] { "river", "canal", "strait" })
        {
            using var put = await one.PutAsync(
                "/v1/documents/a.md", System.Net.Http.Json.JsonContent.Create(new { text = $"The treaty ends the war over the {place}." }), Cancel);
            put.EnsureSuccessStatusCode();
            Assert.Contains(place, (await other.GetJsonAsync("/v1/search?q=war")).GetProperty("passages")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_job_is_seen_from_both_servers_and_finished_by_the_other_when_its_own_is_killed()
    {
        for (var i = 0; i < Documents; i++)
            _folder.Write($"briefs/{i}.txt", $"The treaty of the border, article {i}.");
        using var one = await _one.ConnectAsync(Cancel);
        using var other = await _other.ConnectAsync(Cancel);
        await using var library = new Library(_folder.At("command line"), TimeProvider.System, Settings);
        await library.Sources.AddAsync("default", _folder.At("briefs"), [], [], null, removes: true, Cancel);

        var id = (await one.PostAsync("/v1/jobs", new { kind = "sync" }, HttpStatusCode.Accepted)).GetProperty("id").GetString();
        var half = await UntilAsync(other, id!, (state, documents) => state == "running" && documents > 0);
        await _one.KillAsync(Cancel);
        var whole = await UntilAsync(other, id!, (state, _) => state is not "running" and not "queued");

        Assert.InRange(half.Documents, 1, Documents - 1);
        Assert.Equal(("succeeded", Documents), whole);
        Assert.Equal(Documents, (await other.GetJsonAsync("/v1/search?q=treaty")).GetProperty("coverage").GetProperty("documents").GetInt32());
        Assert.True((await library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    static async Task<(string State, int Documents)> UntilAsync(HttpClient client, string job, Func<string, int, bool> isSo)
    {
        while (true)
        {
            var report = await client.GetJsonAsync($"/v1/jobs/{job}");
            var (state, documents) = (report.GetProperty("state").GetString()!, report.GetProperty("progress").GetProperty("documents").GetInt32());
            if (isSo(state, documents))
                return (state, documents);
            Assert.True(state is "running" or "queued", $"the job ended: {report}");
            await Task.Delay(20, Cancel);
        }
    }
}
