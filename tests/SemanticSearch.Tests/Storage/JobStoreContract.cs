using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Storage;

/// <summary>What every store of jobs and leases does. A subclass opens one.</summary>
public abstract class JobStoreContract : IAsyncLifetime
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    static readonly JsonElement Parameters = JsonSerializer.SerializeToElement(new { source = 7 });

    IJobStore _store = null!;

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected abstract Task<IJobStore> OpenAsync();

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    [Fact]
    public async Task A_job_is_queued_runs_and_ends_with_what_it_did()
    {
        var queued = await AddAsync();
        var running = await _store.StartJobAsync(queued.Id, Cancel);
        var progress = new JobProgress { Documents = 3, Failed = 1, Chunks = 9, Seconds = 1.5 };
        await TakeAsync("token");
        Assert.True(await _store.FinishJobAsync(queued.Id, "token", JobState.Succeeded, progress, null, Cancel));
        var ended = await _store.FindJobAsync(queued.Id, Cancel);

        Assert.Equal(JobState.Queued, queued.State);
        Assert.Equal(7, queued.Parameters.GetProperty("source").GetInt32());
        Assert.Equal(JobState.Running, running!.State);
        Assert.Equal(Time.GetUtcNow(), running.StartedAt);
        Assert.Equal(JobState.Succeeded, ended!.State);
        Assert.Equal(progress, ended.Progress);
        Assert.Equal(Time.GetUtcNow(), ended.FinishedAt);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(9, 4)]
    public async Task Jobs_that_ended_before_a_time_are_forgotten_but_for_the_last(int kept, int left)
    {
        await TakeAsync("token");
        var waiting = await AddAsync();
        for (var day = 0; day < 3; day++)
        {
            var job = await AddAsync();
            await _store.StartJobAsync(job.Id, Cancel);
            Time.Advance(TimeSpan.FromDays(1));
            await _store.FinishJobAsync(job.Id, "token", JobState.Failed, JobProgress.None, "the disk is full", Cancel);
        }

        await _store.PruneJobsAsync(Time.GetUtcNow(), kept, Cancel);

        var jobs = await _store.ListJobsAsync(null, null, 10, Cancel);
        Assert.Equal(left, jobs.Count);
        Assert.Contains(jobs, job => job.Id == waiting.Id);
    }

    [Fact]
    public async Task A_job_that_ended_does_not_begin_again_and_cannot_end_otherwise()
    {
        var job = await AddAsync();
        await TakeAsync("token");
        await _store.StartJobAsync(job.Id, Cancel);
        await _store.FinishJobAsync(job.Id, "token", JobState.Failed, JobProgress.None, "the disk is full", Cancel);

        await _store.FinishJobAsync(job.Id, "token", JobState.Succeeded, JobProgress.None, null, Cancel);

        Assert.Null(await _store.StartJobAsync(job.Id, Cancel));
        Assert.Equal("the disk is full", (await _store.FindJobAsync(job.Id, Cancel))!.Error);
        Assert.Empty(await _store.ListUnfinishedJobsAsync(Cancel));
    }

    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_a_running_one_hears_of_it()
    {
        var (queued, running) = (await AddAsync(), await AddAsync());
        await TakeAsync("token");
        await _store.StartJobAsync(running.Id, Cancel);

        Assert.False(await _store.ReportJobAsync(running.Id, "token", JobProgress.None, Cancel));
        Assert.Equal(JobState.Cancelled, (await _store.CancelJobAsync(queued.Id, null, Cancel))!.State);
        Assert.Equal(JobState.Running, (await _store.CancelJobAsync(running.Id, null, Cancel))!.State);
        Assert.True(await _store.ReportJobAsync(running.Id, "token", JobProgress.None, Cancel));
        Assert.Null(await _store.CancelJobAsync("nothing", null, Cancel));
    }

    [Fact]
    public async Task A_running_job_that_nobody_runs_is_cancelled_at_once()
    {
        var (unheld, dead, late) = (await AddAsync(), await AddAsync(), await AddAsync());
        foreach (var job in (Job[])[unheld, dead, late])
            await _store.StartJobAsync(job.Id, Cancel);

        Assert.Equal(JobState.Cancelled, (await _store.CancelJobAsync(unheld.Id, null, Cancel))!.State);
        var lease = await TakeAsync("token");
        Assert.Equal(JobState.Cancelled, (await _store.CancelJobAsync(dead.Id, lease, Cancel))!.State);
        Time.Advance(Minute);
        Assert.Equal(JobState.Cancelled, (await _store.CancelJobAsync(late.Id, null, Cancel))!.State);
    }

    [Fact]
    public async Task A_job_is_told_of_only_by_who_holds_the_lease_of_its_collection()
    {
        var job = await AddAsync();
        await TakeAsync("token");
        await _store.StartJobAsync(job.Id, Cancel);
        await _store.ReportJobAsync(job.Id, "token", new JobProgress { Documents = 1 }, Cancel);

        Assert.True(await _store.ReportJobAsync(job.Id, "other", new JobProgress { Documents = 2 }, Cancel));
        Assert.False(await _store.FinishJobAsync(job.Id, "other", JobState.Failed, new JobProgress { Documents = 3 }, "lost", Cancel));
        var now = await _store.FindJobAsync(job.Id, Cancel);

        Assert.Equal((JobState.Running, 1, null), (now!.State, now.Progress.Documents, now.Error));
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_in_pages_and_by_collection()
    {
        var ids = new List<string>();
        foreach (var collection in (string[])["a", "b", "a"])
        {
            Time.Advance(Minute);
            ids.Add((await _store.AddJobAsync(collection, "sync", Parameters, Cancel)).Id);
        }

        Assert.Equal([ids[2], ids[1], ids[0]], (await _store.ListJobsAsync(null, null, 9, Cancel)).Select(job => job.Id));
        Assert.Equal([ids[0]], (await _store.ListJobsAsync("a", ids[2], 9, Cancel)).Select(job => job.Id));
        Assert.Equal([ids[2]], (await _store.ListJobsAsync(null, null, 1, Cancel)).Select(job => job.Id));
        Assert.Equal(ids, (await _store.ListUnfinishedJobsAsync(Cancel)).Select(job => job.Id));
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_runs_out()
    {
        Assert.Equal("one", (await TakeAsync("one")).Token);
        Time.Advance(Minute / 2);
        Assert.Equal("one", (await TakeAsync("two")).Token);
        Assert.True(await _store.RenewLeaseAsync("treaties", "one", Minute, Cancel));
        Time.Advance(Minute / 2);
        Assert.Equal("one", (await TakeAsync("two")).Token);
        Time.Advance(Minute);

        Assert.Equal("two", (await TakeAsync("two")).Token);
        Assert.False(await _store.RenewLeaseAsync("treaties", "one", Minute, Cancel));
        await _store.ReleaseLeaseAsync("treaties", "one", Cancel);
        Assert.Equal("two", (await _store.FindLeaseAsync("treaties", Cancel))!.Token);
    }

    [Fact]
    public async Task A_lease_that_is_given_back_or_dead_is_taken_at_once_but_not_one_that_was_renewed_since()
    {
        var first = await TakeAsync("one");
        await _store.RenewLeaseAsync("treaties", "one", Minute, Cancel);

        Assert.Equal("one", (await _store.TakeLeaseAsync("treaties", "two", "somebody", Minute, first, Cancel)).Token);
        var renewed = await _store.FindLeaseAsync("treaties", Cancel);
        Assert.Equal("two", (await _store.TakeLeaseAsync("treaties", "two", "somebody", Minute, renewed, Cancel)).Token);
        await _store.ReleaseLeaseAsync("treaties", "two", Cancel);
        Assert.Equal("three", (await TakeAsync("three")).Token);
    }

    Task<Job> AddAsync() => _store.AddJobAsync("treaties", "sync", Parameters, Cancel);

    Task<Lease> TakeAsync(string token) => _store.TakeLeaseAsync("treaties", token, "somebody", Minute, null, Cancel);
}
