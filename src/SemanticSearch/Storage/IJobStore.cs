using System.Text.Json;

namespace SemanticSearch.Storage;

/// <summary>
/// Where jobs and the leases of collections live. What a completed task acknowledges is on disk, and seen by every process. Safe from any
/// thread. Failures of the medium are <see cref="SemanticSearchException"/>s of kind <see cref="ErrorKind.Storage"/>.
/// </summary>
interface IJobStore
{
    /// <summary>Lets what the caller's flow writes to the index from now on wait for other processes as long as they take; whoever is in no
    /// such flow is refused after a time.</summary>
    /// <param name="cancellationToken">Ends that: what is stored of how the flow ended does not wait for long.</param>
    /// <returns>Ends that.</returns>
    IDisposable WaitWithoutLimit(CancellationToken cancellationToken);

    /// <summary>Stores a new job, queued.</summary>
    Task<Job> AddJobAsync(string collection, string kind, JsonElement parameters, CancellationToken cancellationToken);

    /// <summary>The job of that id, or null.</summary>
    Task<Job?> FindJobAsync(string id, CancellationToken cancellationToken);

    /// <summary>Up to <paramref name="limit"/> jobs, the newest first, those older than <paramref name="before"/> if given.</summary>
    Task<IReadOnlyList<Job>> ListJobsAsync(string? collection, string? before, int limit, CancellationToken cancellationToken);

    /// <summary>The jobs that are queued or running, the oldest first.</summary>
    Task<IReadOnlyList<Job>> ListUnfinishedJobsAsync(CancellationToken cancellationToken);

    /// <summary>Forgets jobs that ended before a time, but for the last ones.</summary>
    /// <param name="endedBefore">The time.</param>
    /// <param name="kept">How many of the last that ended are kept in any case, from 0.</param>
    /// <param name="cancellationToken">Ends the forgetting.</param>
    /// <returns>How many were forgotten.</returns>
    Task<int> PruneJobsAsync(DateTimeOffset endedBefore, int kept, CancellationToken cancellationToken);

    /// <summary>Begins a job, or goes on with one that has begun; null if it is finished or not there. The caller holds the lease of its
    /// collection, so that no other job runs there: those that somebody asked to end, and whose process ended before, end.</summary>
    Task<Job?> StartJobAsync(string id, CancellationToken cancellationToken);

    /// <summary>Keeps how far a running job is, if the caller holds the lease of its collection, and tells whether it is to end: somebody asked
    /// for that, or has the lease by now.</summary>
    /// <param name="id">The job.</param>
    /// <param name="token">The token of the caller's lease.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="cancellationToken">Ends the keeping.</param>
    Task<bool> ReportJobAsync(string id, string token, JobProgress progress, CancellationToken cancellationToken);

    /// <summary>Ends a running job, or puts it back into the queue, if the caller holds the lease of its collection; else it is somebody else's,
    /// who ends it. One that is not running stays as it is.</summary>
    /// <returns>Whether the caller held the lease.</returns>
    Task<bool> FinishJobAsync(
        string id, string token, JobState state, JobProgress progress, string? error, CancellationToken cancellationToken);

    /// <summary>Asks a job to end: a queued one ends at once, and so does a running one whose collection nobody holds the lease of; another
    /// ends when it hears of it, and a finished one is left alone. The job as it is then, or null.</summary>
    /// <param name="id">The job.</param>
    /// <param name="dead">A lease whose holder is known to live no more, or null.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    Task<Job?> CancelJobAsync(string id, Lease? dead, CancellationToken cancellationToken);

    /// <summary>The lease of a collection, run out or not, or null.</summary>
    Task<Lease?> FindLeaseAsync(string collection, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the lease of a collection if there is none, if it has run out, or if it is still the one that the caller knows to be dead.
    /// </summary>
    /// <param name="collection">The collection.</param>
    /// <param name="token">The token of the new holder.</param>
    /// <param name="holder">The name of the new holder.</param>
    /// <param name="duration">How long it lasts without renewal.</param>
    /// <param name="dead">A lease whose holder is known to live no more, or null.</param>
    /// <param name="cancellationToken">Ends the taking.</param>
    /// <returns>The lease that is in force then: the caller's if it has its token.</returns>
    Task<Lease> TakeLeaseAsync(
        string collection, string token, string holder, TimeSpan duration, Lease? dead, CancellationToken cancellationToken);

    /// <summary>Renews a lease; false if it is no longer held with that token.</summary>
    Task<bool> RenewLeaseAsync(string collection, string token, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back, if it is still held with that token.</summary>
    Task ReleaseLeaseAsync(string collection, string token, CancellationToken cancellationToken);
}
