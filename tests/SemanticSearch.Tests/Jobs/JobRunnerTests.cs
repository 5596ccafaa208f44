using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Jobs;
using SemanticSearch.Storage;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Jobs;

public sealed class JobRunnerTests : IAsyncDisposable
{
    readonly Library _library = new();
    readonly TemporaryFolder _folder = new();

    // A process of this number runs, and is another one.
    static string Dead => (LeaseHolder.Current with { Started = 1 }).ToString();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _library.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_run_is_a_job_with_the_numbers_of_what_it_did()
    {
        _folder.Write("corpus/good.txt", "The treaty was signed in Vienna.");
        _folder.Write("corpus/empty.txt", "");

        var job = await RunAsync();

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal((2, 1, 1), (job.Progress.Documents, job.Progress.Added, job.Progress.Failed));
        Assert.Equal(2, job.Progress.Expected);
        Assert.Equal(job.Id, Assert.Single(await _library.Jobs.ListAsync(null, null, 10, Cancel)).Id);
    }

    [Fact]
    public async Task A_second_writer_is_told_who_writes_and_leaves_no_job_behind()
    {
        _folder.Write("corpus/good.txt");
        SemanticSearchException? refused = null;

        await _library.Runner.RunAsync(
            "default",
            IndexJob.KindName,
            Parameters(),
            null,
            async (_, _) => refused = await Assert.ThrowsAsync<SemanticSearchException>(RunAsync),
            Cancel);

        Assert.Equal(ErrorKind.Conflict, refused!.Kind);
        Assert.StartsWith("collection 'default' is being written by process ", refused.Message, StringComparison.Ordinal);
        Assert.Single(await _library.Jobs.ListAsync(null, null, 10, Cancel));
        Assert.Equal(JobState.Succeeded, (await RunAsync()).State);
    }

    [Fact]
    public async Task A_job_whose_process_died_goes_on_under_its_own_name()
    {
        _folder.Write("corpus/good.txt", "The treaty was signed in Vienna.");
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", IndexJob.KindName, Parameters(), Cancel);
        await store.StartJobAsync(left.Id, Cancel);
        await store.TakeLeaseAsync("default", "token", Dead, TimeSpan.FromHours(1), null, Cancel);

        var resumed = await _library.Runner.RunAsync(left, Cancel);

        Assert.Equal((left.Id, JobState.Succeeded, 1), (resumed.Id, resumed.State, resumed.Progress.Added));
    }

    [Fact]
    public async Task The_same_command_once_more_goes_on_with_the_job_that_died()
    {
        _folder.Write("corpus/good.txt");
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", IndexJob.KindName, Parameters(), Cancel);
        await store.StartJobAsync(left.Id, Cancel);

        Assert.Equal(left.Id, (await RunAsync()).Id);
    }

    [Fact]
    public async Task A_job_that_somebody_cancels_ends_and_one_whose_process_stops_waits_for_another_start()
    {
        var cancelled = await _library.Runner.RunAsync(
            "default",
            IndexJob.KindName,
            Parameters(),
            null,
            async (context, stop) =>
            {
                await _library.Jobs.CancelAsync(context.Job.Id, Cancel);
                await Task.Delay(Timeout.Infinite, stop);
            },
            Cancel);
        _folder.Write("corpus/good.txt");
        var queued = await _library.Jobs.AddAsync("default", IndexJob.KindName, Parameters(), Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => _library.Runner.RunAsync(queued, new CancellationToken(canceled: true)));

        Assert.Equal(JobState.Cancelled, cancelled.State);
        Assert.Equal(JobState.Queued, (await _library.Jobs.GetAsync(queued.Id, Cancel)).State);
    }

    [Fact]
    public async Task A_job_that_another_process_took_over_is_left_to_it()
    {
        var store = await _library.JobStore.GetAsync(Cancel);
        string? id = null;

        var lost = await Assert.ThrowsAsync<SemanticSearchException>(() => _library.Runner.RunAsync(
            "default",
            IndexJob.KindName,
            Parameters(),
            null,
            async (context, _) =>
            {
                id = context.Job.Id;
                var lease = await store.FindLeaseAsync("default", Cancel);
                await store.TakeLeaseAsync("default", "taken", "elsewhere|1|1", TimeSpan.FromHours(1), lease, Cancel);
                await store.StartJobAsync(id, Cancel);
            },
            Cancel));

        Assert.Contains("was lost to another process", lost.Message, StringComparison.Ordinal);
        Assert.Equal(JobState.Running, (await _library.Jobs.GetAsync(id!, Cancel)).State);
        Assert.Equal("taken", (await store.FindLeaseAsync("default", Cancel))!.Token);
    }

    [Fact]
    public async Task A_job_whose_process_died_ends_when_it_is_cancelled()
    {
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", IndexJob.KindName, Parameters(), Cancel);
        await store.StartJobAsync(left.Id, Cancel);
        await store.TakeLeaseAsync("default", "token", Dead, TimeSpan.FromHours(1), null, Cancel);

        Assert.Equal(JobState.Cancelled, (await _library.Jobs.CancelAsync(left.Id, Cancel)).State);
    }

    [Fact]
    public async Task A_job_that_died_and_was_cancelled_while_another_ran_is_not_done_and_ends()
    {
        _folder.Write("corpus/good.txt");
        var store = await _library.JobStore.GetAsync(Cancel);
        var left = await store.AddJobAsync("default", IndexJob.KindName, Parameters(), Cancel);
        var other = await store.AddJobAsync("default", IndexJob.KindName, Parameters(), Cancel);
        await store.StartJobAsync(left.Id, Cancel);
        await store.StartJobAsync(other.Id, Cancel);
        await store.TakeLeaseAsync("default", "token", "elsewhere|1|1", TimeSpan.FromHours(1), null, Cancel);
        Assert.Equal(JobState.Running, (await _library.Jobs.CancelAsync(left.Id, Cancel)).State);
        Assert.Equal(JobState.Running, (await _library.Jobs.CancelAsync(other.Id, Cancel)).State);
        await store.ReleaseLeaseAsync("default", "token", Cancel);

        var resumed = await _library.Runner.RunAsync(left, Cancel);

        Assert.Equal((left.Id, JobState.Cancelled, 0), (resumed.Id, resumed.State, resumed.Progress.Documents));
        Assert.Equal(JobState.Cancelled, (await _library.Jobs.GetAsync(other.Id, Cancel)).State);
    }

    [Fact]
    public async Task What_a_job_writes_waits_as_long_as_another_process_writes()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var library = new Library(time);
        var store = await library.JobStore.GetAsync(Cancel);
        await using var other = new SqliteConnection($"Data Source={IndexFile.Of(library.DataFolder)};Pooling=False");
        await other.OpenAsync(Cancel);

        var job = await library.Runner.RunAsync(
            "default",
            IndexJob.KindName,
            Parameters(),
            null,
            async (_, stop) =>
            {
                await using var compacting = other.BeginTransaction(deferred: false);
                var write = store.AddJobAsync("default", "sync", Parameters(), stop);
                time.Advance(CollectionLease.Duration * 2);
                // Enough for a few attempts; on a slow machine fewer are seen to wait.
                await Task.WhenAny(write, Task.Delay(500, stop));
                await compacting.RollbackAsync(stop);
                await write;
            },
            Cancel);

        Assert.Equal(JobState.Succeeded, job.State);
    }

    [Fact]
    public async Task A_job_that_begins_forgets_those_that_ended_long_ago()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await using var library = new Library(time, ("Jobs:KeptDays", "7"), ("Jobs:KeptCount", "1"));
        var ids = new List<string>();
        for (var week = 0; week < 4; week++)
        {
            ids.Add((await library.Runner.RunAsync("default", IndexJob.KindName, Parameters(), null, static (_, _) => Task.CompletedTask, Cancel)).Id);
            time.Advance(TimeSpan.FromDays(8));
        }

        // The last one began when three had ended, of which it kept the newest.
        Assert.Equal([ids[3], ids[2]], (await library.Jobs.ListAsync(null, null, 10, Cancel)).Select(job => job.Id));
    }

    [Fact]
    public async Task What_concerns_every_document_fails_the_job_with_its_reason()
    {
        var refused = await Assert.ThrowsAsync<SemanticSearchException>(RunAsync);

        var job = Assert.Single(await _library.Jobs.ListAsync(null, null, 10, Cancel));
        Assert.Equal((JobState.Failed, refused.Message), (job.State, job.Error));
    }

    System.Text.Json.JsonElement Parameters() => IndexJob.ParametersOf([_folder.At("corpus")], null);

    Task<Job> RunAsync() => _library.Runner.RunAsync("default", IndexJob.KindName, Parameters(), null, null, Cancel);
}
