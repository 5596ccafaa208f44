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
    /// with one is told, logged and tried again; the others go on.</summary>
    /// <param name="collection">The collection whose sources are watched, or null for all.</param>
    /// <param name="isWatched">Which of them are.</param>
    /// <param name="indexed">Hears of every document, and how far its job is; or null.</param>
    /// <param name="report">Hears of every job that ended, and of problems; or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        string? collection,
        Func<Source, bool> isWatched,
        Action<IndexResult, JobProgress>? indexed,
        Action<WatchReport>? report,
        CancellationToken cancellationToken)
    {
        var watched = new Dictionary<long, WatchedSource>();
        var signal = new WakeSignal();
        try
        {
            long? listed = null;
            while (true)
            {
                if (listed is null || _time.GetElapsedTime(listed.Value) >= ListInterval)
                {
                    await ListAsync(watched, collection, isWatched, signal, cancellationToken);
                    listed = _time.GetTimestamp();
                }

                foreach (var source in watched.Values.Where(source => source.Remaining <= TimeSpan.Zero))
                    await LookAsync(source, indexed, report, cancellationToken);
                var wait = watched.Values.Select(source => source.Remaining).Append(ListInterval).Min();
                await signal.WaitAsync(wait, _time, cancellationToken);
            }
        }
        finally
        {
            foreach (var source in watched.Values)
                source.Dispose();
        }
    }

    async Task ListAsync(
        Dictionary<long, WatchedSource> watched,
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
        catch (SemanticSearchException e)
        {
            _logger.SourcesNotListed(e.Message);
            return;
        }

        foreach (var gone in watched.Values.Where(known => !sources.Any(source => AreTheSame(source, known.Source))).ToList())
        {
            watched.Remove(gone.Source.Id);
            gone.Dispose();
        }

        foreach (var source in sources.Where(source => !watched.ContainsKey(source.Id)))
            watched.Add(source.Id, new WatchedSource(source, _options, _time, signal.Set, _logger));
    }

    async Task LookAsync(
        WatchedSource watched, Action<IndexResult, JobProgress>? indexed, Action<WatchReport>? report, CancellationToken cancellationToken)
    {
        var source = watched.Source;
        watched.Begin();
        try
        {
            if (!watched.HasSynced || !await IsCurrentAsync(watched, cancellationToken))
            {
                var job = await _runner.RunAsync(
                    source.Collection,
                    SyncJob.KindName,
                    SyncJob.ParametersOf(source.Id, force: false, retriesFailed: false),
                    indexed,
                    (context, stop) => _job.RunAsync(context, watched.Settling.IsSettled, stop),
                    cancellationToken);
                report?.Invoke(new WatchReport(source, job, Problem: null));
            }

            watched.Succeed();
        }
        catch (SemanticSearchException e)
        {
            // It may be tried for hours: once is enough to say so.
            if (watched.Problem != e.Kind)
            {
                _logger.SourceNotSynced(source.Location, e.Message);
                report?.Invoke(new WatchReport(source, Job: null, e.Message));
            }

            watched.Fail(e.Kind);
        }
    }

    Task<bool> IsCurrentAsync(WatchedSource watched, CancellationToken cancellationToken) => _sync.IsCurrentAsync(
        watched.Source, new SyncOptions { IsSettled = watched.Settling.IsSettled }, cancellationToken);

    // A source that is added once more keeps its number and may get other settings.
    static bool AreTheSame(Source one, Source other) =>
        (one.Id, one.Location, one.Settings, one.Removes) == (other.Id, other.Location, other.Settings, other.Removes)
        && one.Include.SequenceEqual(other.Include)
        && one.Exclude.SequenceEqual(other.Exclude);
}
