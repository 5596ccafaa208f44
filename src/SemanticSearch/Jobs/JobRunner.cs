using System.Text.Json;
using Microsoft.Extensions.Logging;
using SemanticSearch.Indexing;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>Does jobs: each with the lease of its collection, its progress stored as it goes, ended when somebody asks. Safe from any thread.</summary>
public sealed class JobRunner
{
    static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);

    readonly AsyncLazy<IJobStore> _store;
    readonly JobKinds _kinds;
    readonly JobOptions _options;
    readonly TimeProvider _time;
    readonly ILogger<JobRunner> _logger;

    internal JobRunner(AsyncLazy<IJobStore> store, JobKinds kinds, JobOptions options, TimeProvider time, ILogger<JobRunner> logger)
    {
        _store = store;
        _kinds = kinds;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Makes a job of work and does it.</summary>
    /// <param name="collection">The collection that is written.</param>
    /// <param name="kind">The name of its kind.</param>
    /// <param name="parameters">What another process needs to know to go on with it.</param>
    /// <param name="heard">Hears of every document, and how far the job is with it; or null.</param>
    /// <param name="work">The work, or null for what the kind does.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>The job as it ended.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another job writes the collection; or whatever ended the
    /// work.</exception>
    public async Task<Job> RunAsync(
        string collection,
        string kind,
        JsonElement parameters,
        Action<IndexResult, JobProgress>? heard,
        Func<JobContext, CancellationToken, Task>? work,
        CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
        var store = await _store.GetAsync(cancellationToken);
        var lease = await TakeAsync(store, collection, cancellationToken);
        try
        {
            var job = await BeginAsync(store, collection, kind, parameters, cancellationToken);
            var (done, failure) = await DoAsync(store, lease, job, heard, work ?? _kinds.Of(job).RunAsync, JobState.Cancelled, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return failure is null ? done : throw failure;
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    /// <summary>Does a stored job, or goes on with one whose process ended. If this is cancelled it waits in the queue for another start.</summary>
    /// <returns>The job as it ended.</returns>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: another job writes the collection.</exception>
    public async Task<Job> RunAsync(Job stored, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var lease = await TakeAsync(store, stored.Collection, cancellationToken);
        try
        {
            // Somebody may have ended it meanwhile.
            var job = await LookAgainAsync(store, stored, cancellationToken);
            if (job.IsFinished)
                return job;
            var (done, failure) = await DoAsync(
                store, lease, job, heard: null, (context, stop) => _kinds.Of(job).RunAsync(context, stop), JobState.Queued, cancellationToken);
            if (failure is not null)
                _logger.JobFailed(job.Id, job.Kind, failure.Message);
            return done;
        }
        finally
        {
            await lease.ReleaseAsync(CancellationToken.None);
        }
    }

    /// <summary>Forgets jobs that ended long ago, as the settings say.</summary>
    internal async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var store = await _store.GetAsync(cancellationToken);
            await store.PruneJobsAsync(_time.GetUtcNow().AddDays(-_options.KeptDays), _options.KeptCount, cancellationToken);
        }
        catch (SemanticSearchException e)
        {
            // The next job tries again.
            _logger.JobsNotPruned(e);
        }
    }

    // What takes hours is not given up because another process compacts the index for minutes.
    async Task<CollectionLease> TakeAsync(IJobStore store, string collection, CancellationToken cancellationToken)
    {
        using var patience = store.WaitWithoutLimit(cancellationToken);
        return await CollectionLease.TakeAsync(store, _time, collection, cancellationToken);
    }

    // Whoever holds the lease knows that no other process runs a job here: the same one, left by a process that died, goes on.
    static async Task<Job> BeginAsync(
        IJobStore store, string collection, string kind, JsonElement parameters, CancellationToken cancellationToken)
    {
        using var patience = store.WaitWithoutLimit(cancellationToken);
        return (await store.ListUnfinishedJobsAsync(cancellationToken)).FirstOrDefault(job =>
                job.State == JobState.Running && job.DoesTheSameAs(collection, kind, parameters))
            ?? await store.AddJobAsync(collection, kind, parameters, cancellationToken);
    }

    static async Task<Job> LookAgainAsync(IJobStore store, Job stored, CancellationToken cancellationToken)
    {
        using var patience = store.WaitWithoutLimit(cancellationToken);
        return await store.FindJobAsync(stored.Id, cancellationToken) ?? stored;
    }

    async Task<(Job Job, SemanticSearchException? Failure)> DoAsync(
        IJobStore store,
        CollectionLease lease,
        Job job,
        Action<IndexResult, JobProgress>? heard,
        Func<JobContext, CancellationToken, Task> work,
        JobState whenStopped,
        CancellationToken cancellationToken)
    {
        using var patience = store.WaitWithoutLimit(cancellationToken);
        await PruneAsync(cancellationToken);
        if (await store.StartJobAsync(job.Id, cancellationToken) is not { } started)
            return (await store.FindJobAsync(job.Id, cancellationToken) ?? job, null);
        // Somebody may have asked it to end when its process had ended.
        if (started.CancelRequested)
            return await FinishAsync(store, lease, started, JobState.Cancelled, started.Progress, failure: null);
        _logger.JobBegins(started.Id, started.Kind, started.Collection);
        var meter = new ProgressMeter(_time, started.Progress);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(store, lease, started, meter, stop);
        var (state, failure) = await TryAsync(work, new JobContext(started, meter, heard), whenStopped, stop.Token, cancellationToken);
        await stop.CancelAsync();
        if (await watching is { } unheld)
            (state, failure) = (JobState.Failed, unheld);
        return await FinishAsync(store, lease, started, state, meter.Current, failure);
    }

    // How it ended must be stored although the caller has given up. Who took the lease may be doing the job by now, and stores how it ends.
    async Task<(Job Job, SemanticSearchException? Failure)> FinishAsync(
        IJobStore store, CollectionLease lease, Job job, JobState state, JobProgress progress, SemanticSearchException? failure)
    {
        if (await store.FinishJobAsync(job.Id, lease.Token, state, progress, failure?.Message, CancellationToken.None))
            _logger.JobEnded(job.Id, state);
        else
            failure = Lost(job);
        return (await store.FindJobAsync(job.Id, CancellationToken.None) ?? job, failure);
    }

    async Task<(JobState State, SemanticSearchException? Failure)> TryAsync(
        Func<JobContext, CancellationToken, Task> work,
        JobContext context,
        JobState whenStopped,
        CancellationToken stop,
        CancellationToken cancellationToken)
    {
        try
        {
            await work(context, stop);
            return (JobState.Succeeded, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return (cancellationToken.IsCancellationRequested ? whenStopped : JobState.Cancelled, null);
        }
        catch (SemanticSearchException e)
        {
            return (JobState.Failed, e);
        }
        catch (Exception e)
        {
            _logger.JobBroke(context.Job.Id, e);
            return (JobState.Failed, new SemanticSearchException(ErrorKind.Unavailable, $"the job failed unexpectedly ({e.Message})", e));
        }
    }

    // Stores the progress, renews the lease and hears of cancelling, until the work ends; if the lease cannot be kept, why, which ends it.
    async Task<SemanticSearchException?> WatchAsync(
        IJobStore store, CollectionLease lease, Job job, ProgressMeter meter, CancellationTokenSource stop)
    {
        try
        {
            using var timer = new PeriodicTimer(ReportInterval, _time);
            while (await timer.WaitForNextTickAsync(stop.Token))
            {
                if (!await lease.KeepAsync(stop.Token))
                {
                    await stop.CancelAsync();
                    return Lost(job);
                }
                if (await IsToEndAsync(store, lease, job, meter, stop.Token))
                    await stop.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (SemanticSearchException e)
        {
            _logger.LeaseNotRenewed(job.Collection, e);
            await stop.CancelAsync();
            return new SemanticSearchException(e.Kind, $"the lease of collection '{job.Collection}' could not be renewed ({e.Message}); run the job again", e);
        }

        return null;
    }

    async Task<bool> IsToEndAsync(
        IJobStore store, CollectionLease lease, Job job, ProgressMeter meter, CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReportJobAsync(job.Id, lease.Token, meter.Current, cancellationToken);
        }
        catch (SemanticSearchException e)
        {
            // The documents tell for themselves whether the index can be written.
            _logger.ProgressNotStored(job.Id, e);
            return false;
        }
    }

    static SemanticSearchException Lost(Job job) => new(
        ErrorKind.Conflict, $"the lease of collection '{job.Collection}' was lost to another process; what was done is done, run the job again for the rest");
}
