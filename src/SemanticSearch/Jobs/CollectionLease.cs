using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>
/// The lease of a collection while a job runs: whoever holds it is the only one that does. Its time is measured by a clock that only goes
/// forward; the wall clock may jump.
/// </summary>
sealed class CollectionLease
{
    /// <summary>How long a lease lasts without renewal.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    /// <summary>How often its holder renews it.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(8);

    readonly IJobStore _store;
    readonly TimeProvider _time;
    readonly string _collection;
    long _renewed;

    CollectionLease(IJobStore store, TimeProvider time, string collection, string token)
    {
        _store = store;
        _time = time;
        _collection = collection;
        Token = token;
        _renewed = time.GetTimestamp();
    }

    /// <summary>What only its holder knows.</summary>
    public string Token { get; }

    /// <summary>Takes the lease. It is taken from a holder that let it run out or is dead. Where the wall clock stands before the last renewal it
    /// says nothing, and the holder is watched for the time of a lease instead.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: somebody else holds it.</exception>
    public static async Task<CollectionLease> TakeAsync(
        IJobStore store, TimeProvider time, string collection, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        var found = await store.FindLeaseAsync(collection, cancellationToken);
        var dead = found is not null && await IsDeadAsync(store, time, found, cancellationToken) ? found : null;
        var lease = await store.TakeLeaseAsync(
            collection, token, LeaseHolder.Current.ToString(), Duration, dead, cancellationToken);
        return lease.Token == token ? new CollectionLease(store, time, collection, token) : throw Held(lease);
    }

    /// <summary>Renews it if it is time to; false if somebody else has it by now.</summary>
    public async Task<bool> KeepAsync(CancellationToken cancellationToken)
    {
        if (_time.GetElapsedTime(_renewed) < Interval)
            return true;
        var began = _time.GetTimestamp();
        try
        {
            if (!await _store.RenewLeaseAsync(_collection, Token, Duration, cancellationToken))
                return false;
            _renewed = began;
            return true;
        }
        catch (SemanticSearchException) when (_time.GetElapsedTime(_renewed) < Duration)
        {
            // The disk may be full for a moment; the lease still stands, and the next look tries again.
            return true;
        }
    }

    /// <summary>Gives it back. Where the store fails it runs out by itself: what was done under it is done.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _store.ReleaseLeaseAsync(_collection, Token, cancellationToken);
        }
        catch (SemanticSearchException failure) when (failure.Kind == ErrorKind.Storage)
        {
        }
    }

    /// <summary>The lease of a collection, if its holder is a process of this machine that runs no more; else null.</summary>
    public static async Task<Lease?> FindDeadAsync(IJobStore store, string collection, CancellationToken cancellationToken) =>
        await store.FindLeaseAsync(collection, cancellationToken) is { } lease && IsLeftBehind(lease) ? lease : null;

    static bool IsLeftBehind(Lease lease) => LeaseHolder.Parse(lease.Holder)?.IsDead() == true;

    static async Task<bool> IsDeadAsync(IJobStore store, TimeProvider time, Lease lease, CancellationToken cancellationToken)
    {
        if (IsLeftBehind(lease))
            return true;
        if (time.GetUtcNow() >= lease.RenewedAt)
            return false;
        await Task.Delay(Duration, time, cancellationToken);
        return await store.FindLeaseAsync(lease.Collection, cancellationToken) is { } now
            && (now.Token, now.Beat) == (lease.Token, lease.Beat);
    }

    static SemanticSearchException Held(Lease lease)
    {
        var holder = LeaseHolder.Parse(lease.Holder) is { } process
            ? $"process {process.Process} on {process.Machine.Split(' ')[0]}"
            : lease.Holder;
        return new SemanticSearchException(
            ErrorKind.Conflict,
            $"collection '{lease.Collection}' is being written by {holder}, until {lease.ExpiresAt.UtcDateTime:u} unless it goes on; "
            + "wait for its job to end, or cancel it");
    }
}
