using System.Runtime.CompilerServices;
using System.Text.Json;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>Tells of jobs, takes new ones, and asks them to end; whoever runs them need not be in this process. Safe from any thread.</summary>
public sealed class JobBoard
{
    /// <summary>The most jobs of one page.</summary>
    public const int MaximumPage = 1_000;

    static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    readonly AsyncLazy<IJobStore> _store;
    readonly JobKinds _kinds;
    readonly TimeProvider _time;

    internal JobBoard(AsyncLazy<IJobStore> store, JobKinds kinds, TimeProvider time)
    {
        _store = store;
        _kinds = kinds;
        _time = time;
    }

    /// <summary>Puts a job into the queue; if one that does the same waits there, that is the one.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the name is no collection's.</exception>
    public async Task<Job> AddAsync(string collection, string kind, JsonElement parameters, CancellationToken cancellationToken)
    {
        CollectionName.Require(collection);
        var store = await _store.GetAsync(cancellationToken);
        // One that runs may have passed by what this one is to find.
        return (await store.ListUnfinishedJobsAsync(cancellationToken))
            .FirstOrDefault(job => job.State == JobState.Queued && job.DoesTheSameAs(collection, kind, parameters))
            ?? await store.AddJobAsync(collection, kind, parameters, cancellationToken);
    }

    /// <summary>The job of that id.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>.</exception>
    public async Task<Job> GetAsync(string id, CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).FindJobAsync(id, cancellationToken) ?? throw Missing(id);

    /// <summary>Some jobs, the newest first.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.InvalidRequest"/>: the limit is out of range.</exception>
    public async Task<IReadOnlyList<Job>> ListAsync(string? collection, string? before, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaximumPage)
            throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'limit' is {limit}, it must be 1 to {MaximumPage}");
        return await (await _store.GetAsync(cancellationToken)).ListJobsAsync(collection, before, limit, cancellationToken);
    }

    /// <summary>The jobs that wait or run, the oldest first.</summary>
    public async Task<IReadOnlyList<Job>> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        await (await _store.GetAsync(cancellationToken)).ListUnfinishedJobsAsync(cancellationToken);

    /// <summary>The job that waits or runs to do just this, or null.</summary>
    public async Task<Job?> FindUnfinishedAsync(
        string collection, string kind, JsonElement parameters, CancellationToken cancellationToken) =>
        (await ListUnfinishedAsync(cancellationToken)).FirstOrDefault(job => job.DoesTheSameAs(collection, kind, parameters));

    /// <summary>Asks a job to end; it does within a second or two, if it has not ended. One whose process ended, or that waits, ends at
    /// once.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>.</exception>
    public async Task<Job> CancelAsync(string id, CancellationToken cancellationToken)
    {
        var store = await _store.GetAsync(cancellationToken);
        var job = await GetAsync(id, cancellationToken);
        var dead = await CollectionLease.FindDeadAsync(store, job.Collection, cancellationToken);
        return await store.CancelJobAsync(id, dead, cancellationToken) ?? throw Missing(id);
    }

    /// <summary>Puts a job that ended into the queue once more, as a new one: what it did is found done, what failed is tried again.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>; <see cref="ErrorKind.Conflict"/>: it has not
    /// ended.</exception>
    public async Task<Job> RetryAsync(string id, CancellationToken cancellationToken)
    {
        var job = await GetAsync(id, cancellationToken);
        return job.IsFinished
            ? await AddAsync(job.Collection, job.Kind, _kinds.ParametersOfRetry(job), cancellationToken)
            : throw new SemanticSearchException(ErrorKind.Conflict, $"job '{id}' has not ended; cancel it first, or wait");
    }

    /// <summary>The job now, and again whenever it has got further, until it has ended.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.NotFound"/>.</exception>
    public async IAsyncEnumerable<Job> WatchAsync(string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var job = await GetAsync(id, cancellationToken);
        yield return job;
        using var timer = new PeriodicTimer(LookInterval, _time);
        while (!job.IsFinished && await timer.WaitForNextTickAsync(cancellationToken))
        {
            var now = await GetAsync(id, cancellationToken);
            if (now.State == job.State && now.Progress == job.Progress)
                continue;
            job = now;
            yield return job;
        }
    }

    static SemanticSearchException Missing(string id) =>
        new(ErrorKind.NotFound, $"there is no job '{id}'; list those there are");
}
