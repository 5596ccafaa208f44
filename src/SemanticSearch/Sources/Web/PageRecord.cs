using System.Collections.Concurrent;
using SemanticSearch.Indexing;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>Keeps what came of the pages of a sync. Visits are taken in on one thread, results on another.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
sealed class PageRecord(ISourceStore store, Source source, TimeProvider time)
    : ArrivalRecord(store, source, Batch)
{
    // A page takes a second or more to fetch: not many shall be fetched twice if the process dies.
    const int Batch = 16;

    readonly ConcurrentDictionary<string, PageVisit> _visits = new(StringComparer.Ordinal);

    DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Takes in a visit, before what is read of it is. A new page is known from then on, as one that was never seen: if the sync is
    /// stopped and the page is no longer listed at the next, its documents are still found to be gone.</summary>
    public async Task BeginAsync(PageVisit visit, CancellationToken cancellationToken)
    {
        _visits[visit.Page.Id] = visit;
        if (visit is { State: PageState.ToRead, Before: null })
            await Store.PutFilesAsync(Source, [Unseen(visit.Page.Id)], [], cancellationToken);
    }

    /// <summary>Takes in a visit of which nothing is read.</summary>
    public async Task SettleAsync(PageVisit visit, CancellationToken cancellationToken)
    {
        Settle(Known(visit, visit.Before?.Documents ?? []));
        await WriteIfFullAsync(cancellationToken);
    }

    /// <summary>Takes in that a list, or a line of it, hides pages.</summary>
    public void Settle(string id, string problem) =>
        Settle(new KnownFile(id, 0, Now, Now, default, HasFailed: true, [], new KnownPage(null, null, null, problem)));

    /// <inheritdoc/>
    protected override bool IsItem(string id) => _visits.ContainsKey(id);

    /// <inheritdoc/>
    // What failed is told of by the page's problem.
    protected override bool IsListed(IndexResult result) => result.Outcome != IndexOutcome.Failed;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> DocumentsBefore(string id) => _visits[id].Before?.Documents ?? [];

    /// <inheritdoc/>
    protected override Task<KnownFile?> KnownAsync(
        string id, IReadOnlyList<string> documents, bool hasFailed, CancellationToken cancellationToken) =>
        Task.FromResult<KnownFile?>(_visits.TryRemove(id, out var visit) ? Known(visit, documents) with { HasFailed = hasFailed } : null);

    KnownFile Known(PageVisit visit, IReadOnlyList<string> documents)
    {
        var before = visit.Before ?? new KnownFile(visit.Page.Id, 0, Now, Now, default, HasFailed: false, [], null);
        var page = before.Page ?? new KnownPage(null, null, null);
        return visit.State switch
        {
            PageState.Unchanged => before with { SeenAt = Now, Page = Asked(page, visit) },
            PageState.ToRead => new KnownFile(
                visit.Page.Id, visit.Size, Now, Now, visit.Hash, HasFailed: false, documents, Asked(new KnownPage(null, null, null), visit)),
            // What is told as gone is not as it was: it is fetched whole if it comes back.
            PageState.Gone => new KnownFile(
                visit.Page.Id, 0, Now, Now, default, HasFailed: true, [], new KnownPage(null, null, null, visit.Problem)),
            _ => before with
            {
                HasFailed = true,
                Documents = documents,
                Page = page with
                {
                    Problem = visit.Problem,
                    Failures = visit.RetryAt is null ? 0 : page.Failures + 1,
                    RetryAt = visit.RetryAt,
                },
            },
        };
    }

    static KnownPage Asked(KnownPage page, PageVisit visit)
    {
        var validators = visit.Validators == Validators.None ? new Validators(page.EntityTag, page.LastModified) : visit.Validators;
        return page with
        {
            EntityTag = validators.EntityTag,
            LastModified = validators.LastModified,
            Listed = visit.Page.Modified?.Text,
        };
    }

    static KnownFile Unseen(string id) => new(
        id, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, default, HasFailed: false, [id], new KnownPage(null, null, null));
}
