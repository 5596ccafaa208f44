using System.Runtime.CompilerServices;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>
/// Brings a collection up to date with pages of the web. Pages are fetched as the pipeline gets to them, so that what was fetched is indexed,
/// and known, soon after. Safe from any thread.
/// </summary>
/// <param name="indexer">Writes documents.</param>
/// <param name="fetcher">Fetches pages and lists.</param>
/// <param name="options">How pages are fetched.</param>
/// <param name="maximumBytes">The largest page.</param>
/// <param name="time">The clock.</param>
sealed class WebSync(DocumentIndexer indexer, PageFetcher fetcher, WebOptions options, long maximumBytes, TimeProvider time)
{
    static readonly string Surroundings = $"reading {GivenDetails.ReadingVersion}";

    /// <summary>The same with another writer of documents.</summary>
    public WebSync With(DocumentIndexer other) => new(other, fetcher, options, maximumBytes, time);

    /// <summary>Tells what a sync would do: pages are fetched for that, and nothing is written.</summary>
    public async Task<SyncPlan> PlanAsync(ISourceStore store, Source source, SyncOptions sync, CancellationToken cancellationToken)
    {
        var run = await LookAsync(store, source, sync, keeps: false, cancellationToken);
        foreach (var problem in run.Listing.Problems)
            run.Tally.AddFailure(problem.Id, problem.Problem);
        foreach (var (page, before) in run.Survey.ToVisit)
            run.Tally.Add(await run.Visitor.VisitAsync(page, before, cancellationToken));
        return run.Tally.ToPlan() with { Refusal = run.Tally.RefusalOf(sync) };
    }

    /// <summary>Does it, as <see cref="SourceSync.RunAsync"/> tells.</summary>
    public async Task<SyncPlan> RunAsync(
        ISourceStore store,
        Source source,
        SyncOptions sync,
        Action<int> planned,
        Action<IndexResult> indexed,
        Action<string> removed,
        CancellationToken cancellationToken)
    {
        var run = await LookAsync(store, source, sync, keeps: true, cancellationToken);
        run.Tally.RequireSafe(sync, dropped: 0);
        planned(run.Survey.ToVisit.Count(visit => visit.Before is null));
        var record = new PageRecord(store, source, time);
        var contents = ReadAsync(run, record, cancellationToken);
        await foreach (var result in indexer.IndexAsync(source.Collection, contents, static _ => null, cancellationToken))
        {
            indexed(result);
            await record.AddAsync(result, cancellationToken);
        }

        await record.FlushAsync(cancellationToken);
        run.Tally.RequireSafe(sync, source.Removes ? record.Dropped.Count : 0);
        await RemoveAsync(store, source, run, record, removed, cancellationToken);
        await store.PutFilesAsync(source, record.Shrunk, [], cancellationToken);
        await TellOfGoneAsync(source, run, record, indexed, cancellationToken);
        if (run.Listing.Problems.Count == 0)
            await store.FinishSyncAsync(source, Surroundings, cancellationToken);
        return run.Tally.ToPlan();
    }

    async Task<WebRun> LookAsync(ISourceStore store, Source source, SyncOptions sync, bool keeps, CancellationToken cancellationToken)
    {
        var listing = await new PageLister(new ListFetcher(fetcher, store, source, keeps), source).ListAsync(cancellationToken);
        var known = await KnownItems.OfAsync(store, source, cancellationToken);
        var rereads = await store.GetSurroundingsAsync(source, cancellationToken) is { } before && before != Surroundings;
        var survey = PageSurvey.Of(
            source, listing, known, rereads, sync.RetriesFailed, TimeSpan.FromDays(options.RecheckDays), time.GetUtcNow());
        return new WebRun(
            listing,
            survey,
            new PageVisitor(fetcher, source, rereads, sync.RetriesFailed, maximumBytes, time),
            new PageTally(source, survey, known.Values.Sum(file => file.Documents.Count)));
    }

    static async IAsyncEnumerable<DocumentSource> ReadAsync(
        WebRun run, PageRecord record, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (id, problem) in run.Listing.Problems)
        {
            record.Settle(id, problem);
            run.Tally.AddFailure(id, problem);
            yield return DocumentSource.Unreadable(id, problem, location: null);
        }

        foreach (var (page, before) in run.Survey.ToVisit)
        {
            var visit = await run.Visitor.VisitAsync(page, before, cancellationToken);
            run.Tally.Add(visit);
            if (visit.State is PageState.ToRead or PageState.Failed)
            {
                await record.BeginAsync(visit, cancellationToken);
                yield return visit.Content ?? visit.Failure;
            }
            else if (visit.State != PageState.Gone)
            {
                await record.SettleAsync(visit, cancellationToken);
            }
        }
    }

    // New documents are on disk before old ones go.
    async Task RemoveAsync(
        ISourceStore store, Source source, WebRun run, PageRecord record, Action<string> removed, CancellationToken cancellationToken)
    {
        var ids = run.Survey.Unlisted
            .Concat(run.Tally.Gone.Select(visit => visit.Before!))
            .SelectMany(page => page.Documents)
            .Concat(source.Removes ? record.Dropped : [])
            .Except(record.Present, StringComparer.Ordinal)
            .ToList();
        var shared = await store.FindSharedAsync(source, ids, cancellationToken);
        foreach (var id in ids.Where(id => !shared.Contains(id)))
        {
            if (await indexer.DeleteAsync(source.Collection, id, cancellationToken))
                removed(id);
        }

        // Deleting forgets failures, and these have nothing else.
        foreach (var page in run.Survey.Forgotten)
            await indexer.DeleteAsync(source.Collection, page.Path, cancellationToken);
        await store.PutFilesAsync(
            source, [], [.. run.Survey.Unlisted.Concat(run.Survey.Forgotten).Select(page => page.Path)], cancellationToken);
    }

    // What is gone is still listed: that it has no document is told as a failure, once.
    async Task TellOfGoneAsync(
        Source source, WebRun run, PageRecord record, Action<IndexResult> indexed, CancellationToken cancellationToken)
    {
        if (run.Tally.Gone.Count == 0)
            return;
        foreach (var visit in run.Tally.Gone)
            await record.SettleAsync(visit, cancellationToken);
        await record.FlushAsync(cancellationToken);
        var failures = run.Tally.Gone.Select(visit => visit.Failure);
        await foreach (var result in indexer.IndexAsync(source.Collection, failures, cancellationToken))
            indexed(result);
    }
}
