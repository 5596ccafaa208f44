using SemanticSearch.Cli;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Cli;

/// <summary>Jobs of processes that really are several.</summary>
public sealed class SeveralProcessesTests : IDisposable
{
    readonly CliScene _scene = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_lease_of_a_process_that_lives_is_not_taken()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        using var writer = await StartAsync();

        var other = await _scene.RunAsync("index", _scene.At("briefs"), "--model", _scene.Model);
        var written = (await writer.EndAsync("The export of grain.", Cancel)).Exits(ExitCodes.Success);

        Assert.StartsWith(
            $"collection 'default' is being written by process {writer.Id} on ", other.Exits(ExitCodes.Failed).Message, StringComparison.Ordinal);
        Assert.StartsWith("1 document: 1 added", written.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lease_of_a_process_that_was_killed_is_free_at_once()
    {
        _scene.Write("briefs/border.txt", "The treaty of the border.");
        using var writer = await StartAsync();
        await writer.KillAsync(Cancel);

        await _scene.IndexAsync(_scene.At("briefs"));
    }

    [Fact]
    public async Task A_job_whose_process_was_killed_ends_at_once_when_it_is_cancelled()
    {
        using var writer = await StartAsync();
        await writer.KillAsync(Cancel);
        var job = (await _scene.RunAsync("jobs", "list", "--json")).Json[0].GetProperty("id").GetString()!;

        Assert.Equal($"job {job} has ended: cancelled\n", (await _scene.RunAsync("jobs", "cancel", job)).Exits(ExitCodes.Success).Out);
    }

    [Fact]
    public async Task A_run_that_somebody_cancels_says_so_with_its_exit_code()
    {
        for (var i = 0; i < 50; i++)
            _scene.Write($"briefs/{i}.txt", $"The treaty of {i}.");
        using var writer = await StartAsync(_scene.At("briefs"));
        await using (var library = new Library(_scene.Data, TimeProvider.System))
        {
            var job = Assert.Single(await library.Jobs.ListUnfinishedAsync(Cancel));
            var asked = await library.Jobs.CancelAsync(job.Id, Cancel);
            // It hears of it when it tells how far it is.
            while ((await library.Jobs.GetAsync(job.Id, Cancel)).Progress.Seconds == asked.Progress.Seconds)
                await Task.Delay(20, Cancel);
        }

        var run = await writer.EndAsync("The export of grain.", Cancel);

        run.Exits(ExitCodes.Cancelled);
        Assert.Contains("added, 0 replaced", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_another_process_resumes_makes_the_collection_that_was_asked_for()
    {
        var file = _scene.Write("briefs/border.txt", "The treaty of the border.");
        await _scene.IndexAsync(file, "--collection", "like", "--chunk-tokens", "48");
        (await _scene.RunAsync("export", "--collection", "like", "--output", _scene.At("like.jsonl"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("import", _scene.At("like.jsonl"), "--model", _scene.Model, "--chunk-overlap", "2", "--collection", "b"))
            .Exits(ExitCodes.Success);
        await _scene.IndexAsync(file, "--chunk-tokens", "32", "--chunk-context", "false", "--collection", "a");
        (await _scene.RunAsync("sources", "add", file, "--collection", "c")).Exits(ExitCodes.Success);
        (await _scene.RunAsync("sync", "--model", _scene.Model, "--collection", "c")).Exits(ExitCodes.Success);
        (await _scene.RunExactlyAsync(Cancel, "sources", "add", file, "--collection", "c", "--data", _scene.At("elsewhere"))).Exits(ExitCodes.Success);
        await using (var library = new Library(_scene.At("elsewhere"), TimeProvider.System))
        {
            var store = await library.JobStore.GetAsync(Cancel);
            await using var made = new Library(_scene.Data, TimeProvider.System);
            foreach (var job in (await made.Jobs.ListAsync(null, null, 10, Cancel)).Where(job => job.Collection != "like"))
                await store.AddJobAsync(job.Collection, job.Kind, job.Parameters, Cancel);
        }

        (await _scene.RunExactlyAsync(Cancel, "jobs", "resume", "--data", _scene.At("elsewhere"))).Exits(ExitCodes.Success);
        var status = (await _scene.RunExactlyAsync(Cancel, "status", "--json", "--data", _scene.At("elsewhere"))).Json;

        Assert.Equal(
            [("a", 32, 1, false, _scene.Model), ("b", 48, 2, true, _scene.Model), ("c", 160, 1, true, _scene.Model)],
            status.EnumerateArray().Select(collection => (
                collection.GetProperty("name").GetString(),
                collection.GetProperty("chunkTokens").GetInt32(),
                collection.GetProperty("chunkOverlap").GetInt32(),
                collection.GetProperty("chunkContext").GetBoolean(),
                collection.GetProperty("model").GetString())));
    }

    // Whoever reads standard input holds the lease until it ends.
    async Task<CliProcess> StartAsync(params IReadOnlyList<string> others)
    {
        (await _scene.RunAsync("jobs", "list")).Exits(ExitCodes.Success);
        var writer = new CliProcess(["index", "-", .. others, "--id", "memo", "--model", _scene.Model, "--data", _scene.Data]);
        await using var library = new Library(_scene.Data, TimeProvider.System);
        var store = await library.JobStore.GetAsync(Cancel);
        while (!(await store.ListUnfinishedJobsAsync(Cancel)).Any(job => job.State == JobState.Running))
        {
            Assert.False(writer.HasExited);
            await Task.Delay(20, Cancel);
        }

        return writer;
    }
}
