using SemanticSearch.Indexing.Rebuilding;
using SemanticSearch.Jobs;
using SemanticSearch.Storage;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Jobs;

public sealed class RebuildJobTests : IAsyncLifetime
{
    const int Documents = 40;

    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();
    long _generation;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < Documents; i++)
            _folder.Write($"corpus/{i}.txt", $"The treaty of the year {i} was signed in Vienna.");
        await _library.Runner.RunAsync(
            "default", IndexJob.KindName, IndexJob.ParametersOf([_folder.At("corpus")], null), null, null, Cancel);
        _generation = await _library.Rebuilder.BeginAsync("default", new RebuildRequest(ChunkTokens: 64), Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_rebuild_is_a_job_with_the_numbers_of_what_it_built()
    {
        var job = await RunAsync();

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal((Documents, Documents, (long)Documents), (job.Progress.Documents, job.Progress.Expected, job.Progress.Chunks));
        Assert.True(job.Progress.Tokens > Documents);
        Assert.Equal(_generation, RebuildJob.GenerationOf(job));
        Assert.Equal(_generation, (await LiveAsync()).Id);
    }

    [Fact]
    public async Task One_that_is_cancelled_keeps_what_it_built_and_the_next_builds_the_rest()
    {
        var cancelled = await _library.Runner.RunAsync(
            "default",
            RebuildJob.KindName,
            Parameters,
            null,
            async (context, stop) =>
            {
                await _library.Jobs.CancelAsync(context.Job.Id, Cancel);
                await _library.Rebuilds.BuildAsync(context, heard: null, stop);
                await Task.Delay(Timeout.Infinite, stop);
            },
            Cancel);

        Assert.Equal(JobState.Cancelled, cancelled.State);
        Assert.NotEqual(_generation, (await LiveAsync()).Id);
        Assert.Equal(JobState.Succeeded, (await RunAsync()).State);
        Assert.Equal((_generation, (long)Documents), ((await LiveAsync()).Id, (await LiveAsync()).Documents));
    }

    [Fact]
    public async Task One_whose_process_died_at_any_time_goes_on_and_finds_done_what_is_done()
    {
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", RebuildJob.KindName, Parameters, Cancel);
        await store.StartJobAsync(left.Id, Cancel);
        await _library.Rebuilder.SwapAsync("default", _generation, Cancel);

        var resumed = await _library.Runner.RunAsync(left, Cancel);

        Assert.Equal((left.Id, JobState.Succeeded, 0), (resumed.Id, resumed.State, resumed.Progress.Documents));
        Assert.Equal(_generation, (await LiveAsync()).Id);
    }

    [Fact]
    public async Task One_whose_generation_was_deleted_fails_and_says_so()
    {
        await _library.Rebuilder.DropAsync("default", _generation, Cancel);

        var refused = await Assert.ThrowsAsync<SemanticSearchException>(RunAsync);

        Assert.Equal(ErrorKind.NotFound, refused.Kind);
        Assert.Contains($"no generation {_generation}", refused.Message, StringComparison.Ordinal);
    }

    System.Text.Json.JsonElement Parameters => RebuildJob.ParametersOf(_generation, swaps: true);

    Task<Job> RunAsync() => _library.Runner.RunAsync("default", RebuildJob.KindName, Parameters, null, null, Cancel);

    async Task<GenerationSummary> LiveAsync() =>
        (await _library.Rebuilder.ListAsync("default", Cancel)).Single(generation => generation.State == GenerationState.Live);
}
