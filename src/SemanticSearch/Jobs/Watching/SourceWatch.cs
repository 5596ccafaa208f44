using Microsoft.Extensions.Logging;
using SemanticSearch.Indexing;
using SemanticSearch.Sources;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs.Watching;

/// <summary>
/// Watches sources, and syncs each when its files have changed and stood still: told by the file system, and by comparing everything now and
/// then. Every sync is a job. Safe from any thread.
/// </summary>
public sealed class SourceWatch
{
    // Other processes add and remove sources too.
    static readonly TimeSpan ListInterval = TimeSpan.FromSeconds(10);

    readonly SourceBook _book;
    readonly SourceSync _sync;
    readonly SyncJob _job;
    readonly JobRunner _runner;
    readonly WatchOptions _options;
    readonly TimeProvider _time;
    readonly ILogger<SourceWatch> _logger;

    internal SourceWatch(
        SourceBook book,
        SourceSync sync,
        SyncJob job,
        JobRunner runner,
        WatchOptions options,
        TimeProvider time,
        ILogger<SourceWatch> logger)
    {
        _book = book;
        _sync = sync;
        _job = job;
        _runner = runner;
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Syncs sources and watches them until it is cancelled. Sources that are added or removed meanwhile are heard of. What goes wrong
    /// with one is told, logged and tried again; the others go on. The sources of a collection are synced one after the other, collections
    /// beside each other.</summary>
    /// <param name="collection">The collection whose sources are watched, or null for all.</param>
    /// <param name="isWatched">Which of them are.</param>
    /// <param name="indexed">Hears of every document, and how far its job is; or null. Of several collections it hears on several
    /// threads.</param>
    /// <param name="report">Hears of every job that ended, and of problems; or null. As for <paramref name="indexed"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        string? collection,
        Func<Source, bool> isWatched,
        Action<IndexResult, JobProgress>? indexed,
        Action<WatchReport>? report,
        CancellationToken cancellationToken)
    {
        var watched = new Dictionary<long, WatchedSource>();
        // The looks that go on, by collection. Its sources are left alone meanwhile.
        var looks = new Dictionary<string, Task>(StringComparer.Ordinal);
        var signal = new WakeSignal();
        try
        {
            long? listed = null;
            while (true)
            {
                foreach (var (ended, _) in looks.Where(look => look.Value.IsCompleted).ToList())
                    looks.Remove(ended);
                if (listed is null || _time.GetElapsedTime(listed.Value) >= ListInterval)
                {
                    await ListAsync(watched, looks, collection, isWatched, signal, cancellationToken);
                    listed = _time.GetTimestamp();
                }

                foreach (var due in Idle().Where(source => source.Remaining <= TimeSpan.Zero).GroupBy(source => source.Source.Collection).ToList())
                    looks.Add(due.Key, LookAsync([.. due], indexed, report, signal, cancellationToken));
                var wait = Idle().Select(source => source.Remaining).Append(ListInterval).Min();
                await signal.WaitAsync(wait, _time, cancellationToken);
            }
        }
        finally
        {
            await Task.WhenAll(looks.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var source in watched.Values)
                source.Dispose();
        }

        IEnumerable<WatchedSource> Idle() => watched.Values.Where(source => !looks.ContainsKey(source.Source.Collection));
    }

    async Task ListAsync(
        Dictionary<long, WatchedSource> watched,
        Dictionary<string, Task> looks,
        string? collection,
        Func<Source, bool> isWatched,
        WakeSignal signal,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Source> sources;
        try
        {
            sources = [.. (await _book.ListAsync(collection, cancellationToken)).Where(isWatched)];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.SourcesNotListed(e);
            return;
        }

        var gone = watched.Values
            .Where(known => !looks.ContainsKey(known.Source.Collection) && !sources.Any(source => AreTheSame(source, known.Source))).ToList();
        foreach (var source in gone)
        {
            watched.Remove(source.Source.Id);
            source.Dispose();
        }

        foreach (var source in sources.Where(source => !watched.ContainsKey(source.Id)))
            watched.Add(source.Id, new WatchedSource(source, _options, _time, signal.Set, _logger));
    }

    // Pages of the web take long: files come first.
    Task LookAsync(
        IReadOnlyList<WatchedSource> due,
        Action<IndexResult, JobProgress>? indexed,
        Action<WatchReport>? report,
        WakeSignal signal,
        CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                try
                {
                    foreach (var source in due.OrderBy(source => source.Source.Web is not null))
                        await LookAsync(source, indexed, report, cancellationToken);
                }
                finally
                {
                    signal.Set();
                }
            },
            cancellationToken);

    async Task LookAsync(
        WatchedSource watched, Action<IndexResult, JobProgress>? indexed, Action<WatchReport>? report, CancellationToken cancellationToken)
    {
        var source = watched.Source;
        try
        {
            watched.Begin();
            if (!watched.HasSynced || !await IsCurrentAsync(watched, cancellationToken))
                await SyncAsync(watched, indexed, report, cancellationToken);
            else
                await _runner.PruneAsync(cancellationToken);
            watched.Succeed();
        }
        catch (SemanticSearchException e)
        {
            // It may be tried for hours: once is enough to say so.
            if (watched.Fail(e.Message))
            {
                _logger.SourceNotSynced(source.Location, e.Message);
                report?.Invoke(new WatchReport(source, Job: null, e.Message));
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _logger.SourceBroke(source.Location, e);
            watched.Fail(e.Message);
        }
    }

    async Task SyncAsync(
        WatchedSource watched, Action<IndexResult, JobProgress>? indexed, Action<WatchReport>? report, CancellationToken cancellationToken)
    {
        var job = await _runner.RunAsync(
            watched.Source.Collection,
            SyncJob.KindName,
            SyncJob.ParametersOf(
                watched.Source.Id, force: false, retriesFailed: false, await _sync.ResolveSettingsAsync(cancellationToken)),
            indexed,
            (context, stop) => _job.RunAsync(context, watched.Settling.IsSettled, stop),
            cancellationToken);
        report?.Invoke(new WatchReport(watched.Source, job, Problem: null));
    }

    Task<bool> IsCurrentAsync(WatchedSource watched, CancellationToken cancellationToken) => _sync.IsCurrentAsync(
        watched.Source, new SyncOptions { IsSettled = watched.Settling.IsSettled }, cancellationToken);

    // A source that is added once more keeps its number and may get other settings.
    static bool AreTheSame(Source one, Source other) =>
        (one.Id, one.Location, one.Settings, one.Removes) == (other.Id, other.Location, other.Settings, other.Removes)
        && one.Include.SequenceEqual(other.Include)
        && one.Exclude.SequenceEqual(other.Exclude);
}
