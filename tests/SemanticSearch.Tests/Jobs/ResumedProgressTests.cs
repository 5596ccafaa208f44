using System.Text.Json;
using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Jobs;

/// <summary>The numbers of jobs that two processes did, one after the other.</summary>
public sealed class ResumedProgressTests : IAsyncDisposable
{
    const int Files = 200;
    const int StopAfter = 100;

    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    JsonElement Indexing => IndexJob.ParametersOf([_folder.At("corpus")], null);

    static JsonElement Syncing => SyncJob.ParametersOf(null, force: false, retriesFailed: false);

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_index_job_ends_with_what_all_its_processes_did()
    {
        Write();
        // What fails is tried again.
        _folder.Write("corpus/100.txt", "");

        var progress = await ResumeAsync(IndexJob.KindName, Indexing, await StopAsync(IndexJob.KindName, Indexing));

        Assert.Equal((Files, Files, 1), (progress.Documents, progress.Expected, progress.Failed));
        Assert.Equal(Files - 1, progress.Added + progress.Unchanged);
        Assert.Equal(progress.Added, progress.Chunks);
        Assert.True(progress.Added > StopAfter);
    }

    [Fact]
    public async Task A_sync_ends_with_what_all_its_processes_did()
    {
        Write();
        await AddAsync("corpus");

        var progress = await ResumeAsync(SyncJob.KindName, Syncing, await StopAsync(SyncJob.KindName, Syncing));

        Assert.Equal((Files, Files), (progress.Documents, progress.Expected));
        Assert.Equal(Files, progress.Added + progress.Unchanged);
        Assert.Equal(progress.Added, progress.Chunks);
        Assert.True(progress.Added > StopAfter);
    }

    [Fact]
    public async Task What_a_sync_wrote_and_did_not_tell_of_is_found_unchanged()
    {
        Write();
        await AddAsync("corpus");
        var first = await StopAsync(SyncJob.KindName, Syncing);

        var progress = await ResumeAsync(
            SyncJob.KindName, Syncing, first with { Documents = first.Documents - 20, Added = first.Added - 20, Chunks = first.Chunks - 20 });

        Assert.Equal((Files, Files), (progress.Documents, progress.Expected));
        Assert.InRange(progress.Unchanged, 20, Files - StopAfter);
    }

    [Fact]
    public async Task A_sync_that_goes_on_with_another_source_expects_the_documents_of_both()
    {
        Write();
        _folder.Write("other/more.txt", "The export of grain.");
        await AddAsync("corpus");
        await AddAsync("other");

        var progress = await ResumeAsync(SyncJob.KindName, Syncing, await StopAsync(SyncJob.KindName, Syncing));

        Assert.Equal((Files + 1, Files + 1), (progress.Documents, progress.Expected));
    }

    [Fact]
    public async Task A_rebuild_ends_with_what_all_its_processes_built()
    {
        var parameters = await BeginRebuildAsync();
        var first = await StopAsync(RebuildJob.KindName, parameters);

        var progress = await ResumeAsync(RebuildJob.KindName, parameters, first);

        Assert.InRange(first.Documents, 1, Files - 1);
        Assert.Equal((Files, Files, Files), (progress.Documents, progress.Expected, progress.Added));
        Assert.Equal(Files, progress.Chunks);
    }

    [Fact]
    public async Task What_a_rebuild_wrote_and_did_not_tell_of_counts_once_it_goes_on()
    {
        var parameters = await BeginRebuildAsync();
        var first = await StopAsync(RebuildJob.KindName, parameters);

        var untold = await ResumeAsync(RebuildJob.KindName, parameters, first with { Documents = first.Documents - 5, Added = first.Documents - 5 });
        var all = await ResumeAsync(RebuildJob.KindName, parameters, first);

        Assert.Equal((Files, Files), (untold.Documents, untold.Added));
        Assert.Equal((Files, Files), (all.Documents, all.Added));
    }

    [Fact]
    public async Task A_job_that_goes_on_tells_of_what_was_done_from_its_first_document_on()
    {
        Write();
        var first = await StopAsync(IndexJob.KindName, Indexing);
        var told = new List<JobProgress>();

        await ResumeAsync(IndexJob.KindName, Indexing, first, told.Add);

        Assert.Equal(Files, told.Count);
        Assert.Equal(told.Select(progress => progress.Documents).Order(), told.Select(progress => progress.Documents));
        Assert.True(told[0].Documents >= first.Documents && told[0].Seconds >= first.Seconds);
    }

    void Write()
    {
        for (var i = 0; i < Files; i++)
            _folder.Write($"corpus/{i:000}.txt", $"The treaty of the year {i} was signed in Vienna.");
    }

    Task<Source> AddAsync(string folder) => _library.Sources.AddAsync("default", _folder.At(folder), [], [], null, removes: true, Cancel);

    async Task<JsonElement> BeginRebuildAsync()
    {
        Write();
        await _library.Runner.RunAsync("default", IndexJob.KindName, Indexing, null, null, Cancel);
        return RebuildJob.ParametersOf(await _library.Rebuilder.BeginAsync("default", new RebuildRequest(ChunkTokens: 64), Cancel), swaps: true);
    }

    // How far a process came whose job ends somewhere in the middle.
    async Task<JobProgress> StopAsync(string kind, JsonElement parameters)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Func<JobContext, CancellationToken, Task>? work = kind == RebuildJob.KindName
            ? (context, stopping) => _library.Rebuilds.BuildAsync(context, _ => stop.Cancel(), stopping)
            : null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _library.Runner.RunAsync(
            "default",
            kind,
            parameters,
            (_, progress) =>
            {
                if (progress.Documents == StopAfter)
                    stop.Cancel();
            },
            work,
            stop.Token));
        return (await _library.Jobs.ListAsync(null, null, 1, Cancel))[0].Progress;
    }

    // A job of that progress, whose process died, goes on.
    async Task<JobProgress> ResumeAsync(string kind, JsonElement parameters, JobProgress progress, Action<JobProgress>? told = null)
    {
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", kind, parameters, Cancel);
        await store.TakeLeaseAsync("default", "token", "elsewhere|1|1", TimeSpan.FromHours(1), null, Cancel);
        await store.StartJobAsync(left.Id, Cancel);
        await store.ReportJobAsync(left.Id, "token", progress, Cancel);
        await store.ReleaseLeaseAsync("default", "token", Cancel);

        var ended = await _library.Runner.RunAsync("default", kind, parameters, (_, now) => told?.Invoke(now), null, Cancel);

        Assert.Equal((left.Id, JobState.Succeeded), (ended.Id, ended.State));
        Assert.True(ended.Progress.Seconds > progress.Seconds);
        return ended.Progress;
    }
}
