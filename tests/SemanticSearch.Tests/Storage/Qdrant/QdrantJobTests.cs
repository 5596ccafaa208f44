using SemanticSearch.Jobs;
using SemanticSearch.QdrantStub;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Storage.Qdrant;

/// <summary>Jobs over a Qdrant that comes and goes, and over several processes.</summary>
public sealed class QdrantJobTests : IAsyncLifetime
{
    const int Documents = 12;

    readonly TemporaryFolder _folder = new();
    StubQdrant _stub = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    (string Key, string Value)[] Settings =>
    [
        ("Storage", "Qdrant"), ("Qdrant:Address", _stub.Grpc.ToString()), ("Qdrant:Prefix", "jobs"), ("Qdrant:Retries", "0"), ("Qdrant:BreakSeconds", "1"),
    ];

    public async ValueTask InitializeAsync()
    {
        _stub = await StubQdrant.StartAsync();
        for (var i = 0; i < Documents; i++)
            _folder.Write($"briefs/{i}.txt", $"The treaty of the border, article {i}.");
    }

    public async ValueTask DisposeAsync()
    {
        var violations = _stub.Engine.Violations.ToList();
        await _stub.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(violations);
    }

    [Fact]
    public async Task Indexing_waits_while_Qdrant_is_away_and_no_document_fails()
    {
        await using var library = new Library(_folder.At("one"), new HurriedTime(), [.. Settings, ("Qdrant:ReadTimeoutMilliseconds", "60000")]);
        await library.Jobs.ListAsync(null, null, 1, Cancel);
        _stub.Engine.Faults.FlapEvery = 5;

        var job = await library.Runner.RunAsync("default", IndexJob.KindName, IndexJob.ParametersOf([_folder.At("briefs")], null), null, null, Cancel);
        _stub.Engine.Faults.FlapEvery = 0;

        Assert.Equal((JobState.Succeeded, Documents, 0), (job.State, job.Progress.Documents, job.Progress.Failed));
        Assert.Equal(Documents, (await library.Browser.ListDocumentsAsync("default", null, 100, Cancel)).Count);
        Assert.True((await library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task Indexing_goes_on_over_a_Qdrant_that_is_away_every_other_two_seconds()
    {
        const int Many = 800;
        for (var i = Documents; i < Many; i++)
            _folder.Write($"briefs/{i}.txt", $"The treaty of the border, article {i}.");
        await using var library = new Library(_folder.At("one"), TimeProvider.System, Settings);
        await library.Jobs.ListAsync(null, null, 1, Cancel);
        using var over = new CancellationTokenSource();
        var flapping = FlapAsync(TimeSpan.FromSeconds(2), over.Token);

        var job = await library.Runner.RunAsync("default", IndexJob.KindName, IndexJob.ParametersOf([_folder.At("briefs")], null), null, null, Cancel);
        await over.CancelAsync();
        var interruptions = await flapping;

        Assert.True(interruptions > 1, $"Qdrant was away {interruptions} times");
        Assert.Equal((JobState.Succeeded, Many, 0), (job.State, job.Progress.Documents, job.Progress.Failed));
        Assert.Equal(Many, (await library.Browser.ListDocumentsAsync("default", null, 1000, Cancel)).Count);
        Assert.True((await library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    [Fact]
    public async Task A_job_whose_process_was_killed_is_seen_and_finished_by_another_one()
    {
        using var killed = new CliProcess(
            [.. Settings.Select(setting => ($"SemanticSearch__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}", setting.Value)), (Failpoint.Variable, $"{Failpoint.AfterCommit}:4")],
            ["index", _folder.At("briefs"), "--data", _folder.At("one")]);
        await using var library = new Library(_folder.At("two"), TimeProvider.System, Settings);
        while (!killed.HasExited && (await library.Jobs.ListUnfinishedAsync(Cancel)).Count == 0)
            await Task.Delay(20, Cancel);
        await killed.GoneAsync(Cancel);

        var left = Assert.Single(await library.Jobs.ListUnfinishedAsync(Cancel));
        var job = await library.Runner.RunAsync(left, Cancel);

        Assert.Equal((left.Id, JobState.Succeeded), (job.Id, job.State));
        Assert.Equal(Documents, (await library.Browser.ListDocumentsAsync("default", null, 100, Cancel)).Count);
        Assert.True((await library.Maintenance.VerifyAsync(Cancel)).IsSound);
    }

    // Away and back by turns until it is over; tells how often it was away.
    async Task<int> FlapAsync(TimeSpan interval, CancellationToken over)
    {
        var interruptions = 0;
        while (!over.IsCancellationRequested)
        {
            _stub.Engine.Faults.IsAway = !_stub.Engine.Faults.IsAway;
            interruptions += _stub.Engine.Faults.IsAway ? 1 : 0;
            await Task.Delay(interval, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        _stub.Engine.Faults.IsAway = false;
        return interruptions;
    }
}
