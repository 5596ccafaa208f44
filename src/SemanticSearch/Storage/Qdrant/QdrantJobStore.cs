using System.Text.Json;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>Jobs and leases as small records, replaced only where they are still what was read.</summary>
/// <param name="records">Where they lie.</param>
/// <param name="time">The clock.</param>
sealed class QdrantJobStore(MetaRecords records, TimeProvider time) : IJobStore
{
    const string JobKind = "job";
    const string LeaseKind = "lease";

    /// <inheritdoc/>
    public IDisposable WaitWithoutLimit(CancellationToken cancellationToken) => QdrantConnection.WaitWithoutLimit(cancellationToken);

    /// <inheritdoc/>
    public async Task<Job> AddJobAsync(string collection, string kind, JsonElement parameters, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString("N");
        var job = new Job(
            id, collection, kind, parameters, JobState.Queued, JobProgress.None, Error: null, CancelRequested: false, now, StartedAt: null, FinishedAt: null);
        await records.ChangeAsync(JobKind, id, _ => Write(job), cancellationToken);
        return job;
    }

    /// <inheritdoc/>
    public async Task<Job?> FindJobAsync(string id, CancellationToken cancellationToken) =>
        await records.FindAsync(JobKind, id, cancellationToken) is { } found ? ReadJob(found.Json) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Job>> ListJobsAsync(string? collection, string? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return
        [
            .. (await AllAsync(cancellationToken))
                .Where(job => collection is null || job.Collection == collection)
                .Where(job => before is null || string.CompareOrdinal(job.Id, before) < 0)
                .OrderByDescending(job => job.Id, StringComparer.Ordinal).Take(limit),
        ];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Job>> ListUnfinishedJobsAsync(CancellationToken cancellationToken) =>
        [.. (await AllAsync(cancellationToken)).Where(job => !job.IsFinished).OrderBy(job => job.Id, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public async Task<int> PruneJobsAsync(DateTimeOffset endedBefore, int kept, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        var ended = (await AllAsync(cancellationToken)).Where(job => job.IsFinished).OrderByDescending(job => job.FinishedAt).ThenByDescending(job => job.Id, StringComparer.Ordinal);
        // A job that has ended never goes on: nothing is lost if another process forgets it too.
        var old = ended.Skip(kept).Where(job => job.FinishedAt < endedBefore).Select(job => job.Id).ToList();
        await records.DeleteAllAsync(JobKind, old, cancellationToken);
        return old.Count;
    }

    /// <inheritdoc/>
    public async Task<Job?> StartJobAsync(string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await FindJobAsync(id, cancellationToken) is not { } found)
            return null;
        foreach (var other in await AllAsync(cancellationToken))
        {
            if (other.Id != id && other.Collection == found.Collection)
            {
                await ChangeAsync(
                    other.Id,
                    job => job is { State: JobState.Running, CancelRequested: true } ? job with { State = JobState.Cancelled, FinishedAt = now } : null,
                    cancellationToken);
            }
        }
        return await ChangeAsync(
            id, job => job.IsFinished ? null : job with { State = JobState.Running, StartedAt = job.StartedAt ?? now }, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> ReportJobAsync(string id, string token, JobProgress progress, CancellationToken cancellationToken)
    {
        if (!await IsHeldAsync(id, token, cancellationToken))
            return true;
        await ChangeAsync(id, job => job.State == JobState.Running ? job with { Progress = progress } : null, cancellationToken);
        return await FindJobAsync(id, cancellationToken) is null or { CancelRequested: true };
    }

    /// <inheritdoc/>
    public async Task<bool> FinishJobAsync(
        string id, string token, JobState state, JobProgress progress, string? error, CancellationToken cancellationToken)
    {
        if (!await IsHeldAsync(id, token, cancellationToken))
            return false;
        DateTimeOffset? now = state == JobState.Queued ? null : time.GetUtcNow();
        await ChangeAsync(
            id,
            job => job.State == JobState.Running ? job with { State = state, Progress = progress, Error = error, FinishedAt = now } : null,
            cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<Job?> CancelJobAsync(string id, Lease? dead, CancellationToken cancellationToken)
    {
        if (await FindJobAsync(id, cancellationToken) is not { } found)
            return null;
        var now = time.GetUtcNow();
        var isRun = await FindLeaseAsync(found.Collection, cancellationToken) is { } lease && IsInForce(lease, dead, now);
        await ChangeAsync(
            id,
            job => job switch
            {
                { IsFinished: true } => null,
                { State: JobState.Running } when isRun => job with { CancelRequested = true },
                _ => job with { CancelRequested = true, State = JobState.Cancelled, FinishedAt = now },
            },
            cancellationToken);
        return await FindJobAsync(id, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<Lease?> FindLeaseAsync(string collection, CancellationToken cancellationToken) =>
        await records.FindAsync(LeaseKind, collection, cancellationToken) is { } found ? ReadLease(found.Json) : null;

    /// <inheritdoc/>
    public async Task<Lease> TakeLeaseAsync(
        string collection, string token, string holder, TimeSpan duration, Lease? dead, CancellationToken cancellationToken)
    {
        Lease? held = null;
        await records.ChangeAsync(
            LeaseKind,
            collection,
            json =>
            {
                held = json is null ? null : ReadLease(json);
                // By the time of this attempt: the one before may have waited for the server.
                var now = time.GetUtcNow();
                return held is not null && IsInForce(held, dead, now)
                    ? null
                    : Write(held = new Lease(collection, token, holder, Beat: 0, now, now + duration));
            },
            cancellationToken);
        return held!;
    }

    /// <inheritdoc/>
    public Task<bool> RenewLeaseAsync(string collection, string token, TimeSpan duration, CancellationToken cancellationToken) =>
        records.ChangeAsync(
            LeaseKind,
            collection,
            json =>
            {
                if (json is null || ReadLease(json) is not { } held || held.Token != token)
                    return null;
                var now = time.GetUtcNow();
                return Write(held with { Beat = held.Beat + 1, RenewedAt = now, ExpiresAt = now + duration });
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task ReleaseLeaseAsync(string collection, string token, CancellationToken cancellationToken)
    {
        if (await records.FindAsync(LeaseKind, collection, cancellationToken) is { } found && ReadLease(found.Json).Token == token)
            await records.TryDeleteAsync(found, cancellationToken);
    }

    async Task<IReadOnlyList<Job>> AllAsync(CancellationToken cancellationToken) =>
        await records.ListAsync(JobKind, cancellationToken).Select(record => ReadJob(record.Json)).ToListAsync(cancellationToken);

    // The job as it is then, or null if it stays as it was.
    async Task<Job?> ChangeAsync(string id, Func<Job, Job?> change, CancellationToken cancellationToken)
    {
        Job? changed = null;
        var isWritten = await records.ChangeAsync(
            JobKind,
            id,
            json => (changed = json is null ? null : change(ReadJob(json))) is { } job ? Write(job) : null,
            cancellationToken);
        return isWritten ? changed : null;
    }

    async Task<bool> IsHeldAsync(string job, string token, CancellationToken cancellationToken) =>
        await FindJobAsync(job, cancellationToken) is { } found
        && (await FindLeaseAsync(found.Collection, cancellationToken))?.Token == token;

    static bool IsInForce(Lease lease, Lease? dead, DateTimeOffset now) =>
        now < lease.ExpiresAt && (lease.Token, lease.Beat) != (dead?.Token, dead?.Beat);

    static Job ReadJob(string json) => RecordJson.Read(json, RecordJson.Readable.Job);

    static Lease ReadLease(string json) => RecordJson.Read(json, RecordJson.Readable.Lease);

    static string Write(Job job) => JsonSerializer.Serialize(job, RecordJson.Readable.Job);

    static string Write(Lease lease) => JsonSerializer.Serialize(lease, RecordJson.Readable.Lease);
}
