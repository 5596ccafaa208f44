using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Jobs;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Jobs;

public sealed class CollectionLeaseTests : IAsyncLifetime
{
    readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    readonly TemporaryFolder _folder = new();
    SqliteIndexStore _index = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _index = await SqliteIndexStore.OpenAsync(_folder.Path, _time, NullLogger<SqliteIndexStore>.Instance, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_holder_that_renews_keeps_the_lease_and_one_that_does_not_loses_it()
    {
        var lease = await TakeAsync();
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(CollectionLease.Interval);
            Assert.True(await lease.KeepAsync(Cancel));
        }

        await Assert.ThrowsAsync<SemanticSearchException>(TakeAsync);
        _time.Advance(CollectionLease.Duration);
        await TakeAsync();

        Assert.False(await lease.KeepAsync(Cancel));
    }

    [Fact]
    public async Task A_lease_that_a_clock_set_back_would_keep_for_days_is_taken_when_its_holder_shows_no_life()
    {
        await _index.Jobs.TakeLeaseAsync("treaties", "token", "elsewhere|1|1", TimeSpan.FromDays(1), null, Cancel);
        var earlier = new ImpatientTime { Now = _time.GetUtcNow() - TimeSpan.FromHours(20) };

        var lease = await CollectionLease.TakeAsync(_index.Jobs, earlier, "treaties", Cancel);

        Assert.Equal(CollectionLease.Duration, Assert.Single(earlier.Waits));
        await lease.ReleaseAsync(Cancel);
        Assert.Null(await _index.Jobs.FindLeaseAsync("treaties", Cancel));
    }

    [Fact]
    public void A_process_that_is_not_there_is_dead_and_one_of_another_machine_may_live()
    {
        Assert.False(LeaseHolder.Current.IsDead());
        Assert.True((LeaseHolder.Current with { Process = int.MaxValue }).IsDead());
        Assert.True((LeaseHolder.Current with { Started = 1 }).IsDead());
        Assert.False((LeaseHolder.Current with { Machine = "elsewhere", Process = int.MaxValue }).IsDead());
        Assert.Equal(LeaseHolder.Current, LeaseHolder.Parse(LeaseHolder.Current.ToString()));
        Assert.Null(LeaseHolder.Parse("somebody"));
    }

    Task<CollectionLease> TakeAsync() => CollectionLease.TakeAsync(_index.Jobs, _time, "treaties", Cancel);
}
