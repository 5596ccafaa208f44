using System.Text.Json;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Jobs and leases beside the index, in the same file.</summary>
/// <param name="database">The file; whoever opened it closes it.</param>
/// <param name="timeProvider">The clock.</param>
sealed class SqliteJobStore(Database database, TimeProvider timeProvider) : IJobStore
{
    /// <inheritdoc/>
    public IDisposable WaitWithoutLimit(CancellationToken cancellationToken) => Writer.WaitWithoutLimit(cancellationToken);

    /// <inheritdoc/>
    public Task<Job> AddJobAsync(string collection, string kind, JsonElement parameters, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = timeProvider.GetUtcNow();
                var id = Guid.CreateVersion7(now).ToString("N");
                JobTable.Add(session, id, collection, kind, parameters, now);
                return JobTable.Find(session, id)!;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> FindJobAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => JobTable.Find(session, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Job>> ListJobsAsync(string? collection, string? before, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        return database.ReadAsync<IReadOnlyList<Job>>(
            session => JobTable.List(session, collection, before, limit), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Job>> ListUnfinishedJobsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Job>>(JobTable.Unfinished, cancellationToken);

    /// <inheritdoc/>
    public Task<int> PruneJobsAsync(DateTimeOffset endedBefore, int kept, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(kept);
        return database.WriteAsync(session => JobTable.Prune(session, endedBefore, kept), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Job?> StartJobAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = timeProvider.GetUtcNow();
                JobTable.EndOthersThatWereCancelled(session, id, now);
                return JobTable.Start(session, id, now) ? JobTable.Find(session, id) : null;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> ReportJobAsync(string id, string token, JobProgress progress, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (!IsHeld(session, id, token))
                    return true;
                JobTable.Report(session, id, progress);
                return JobTable.Find(session, id) is null or { CancelRequested: true };
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> FinishJobAsync(
        string id, string token, JobState state, JobProgress progress, string? error, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (!IsHeld(session, id, token))
                    return false;
                JobTable.Report(session, id, progress);
                JobTable.Finish(session, id, state, error, timeProvider.GetUtcNow());
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Job?> CancelJobAsync(string id, Lease? dead, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = timeProvider.GetUtcNow();
                var lease = JobTable.Find(session, id) is { } job ? LeaseTable.Find(session, job.Collection) : null;
                JobTable.Cancel(session, id, isRun: lease is not null && IsInForce(lease, dead, now), now);
                return JobTable.Find(session, id);
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<Lease?> FindLeaseAsync(string collection, CancellationToken cancellationToken) =>
        database.ReadAsync(session => LeaseTable.Find(session, collection), cancellationToken);

    /// <inheritdoc/>
    public Task<Lease> TakeLeaseAsync(
        string collection, string token, string holder, TimeSpan duration, Lease? dead, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var now = timeProvider.GetUtcNow();
                var found = LeaseTable.Find(session, collection);
                if (found is not null && IsInForce(found, dead, now))
                    return found;
                var taken = new Lease(collection, token, holder, Beat: 0, now, now + duration);
                LeaseTable.Put(session, taken);
                return taken;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RenewLeaseAsync(string collection, string token, TimeSpan duration, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (LeaseTable.Find(session, collection) is not { } held || held.Token != token)
                    return false;
                var now = timeProvider.GetUtcNow();
                LeaseTable.Put(session, held with { Beat = held.Beat + 1, RenewedAt = now, ExpiresAt = now + duration });
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public Task ReleaseLeaseAsync(string collection, string token, CancellationToken cancellationToken) =>
        database.WriteAsync(session => LeaseTable.Remove(session, collection, token), cancellationToken);

    static bool IsInForce(Lease lease, Lease? dead, DateTimeOffset now) =>
        now < lease.ExpiresAt && (lease.Token, lease.Beat) != (dead?.Token, dead?.Beat);

    static bool IsHeld(Session session, string job, string token) =>
        JobTable.Find(session, job) is { } found && LeaseTable.Find(session, found.Collection)?.Token == token;
}
