using System.Collections.Concurrent;
using SemanticSearch.Indexing;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>
/// Keeps what came of the pages of a sync, as their documents arrive in the order of the pages. A page is known once all of its documents are on
/// disk; some are written together. Visits are taken in on one thread, results on another.
/// </summary>
/// <param name="store">Where it is kept.</param>
/// <param name="source">The source.</param>
/// <param name="time">The clock.</param>
sealed class PageRecord(ISourceStore store, Source source, TimeProvider time)
{
    // A page takes a second or more to fetch: not many shall be fetched twice if the process dies.
    const int Batch = 16;

    readonly ConcurrentDictionary<string, PageVisit> _visits = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<KnownFile> _settled = new();
    readonly List<string> _documents = [];
    PageVisit? _current;
    bool _hasFailed;

    /// <summary>The ids that were seen in this sync.</summary>
    public HashSet<string> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that archives and tables had before and have no more.</summary>
    public List<string> Dropped { get; } = [];

    /// <summary>Pages that have lost documents: they are known as they are once these are removed.</summary>
    public List<KnownFile> Shrunk { get; } = [];

    /// <summary>Takes in a visit, before what is read of it is.</summary>
    public void Begin(PageVisit visit) => _visits[visit.Page.Id] = visit;

    /// <summary>Takes in a visit of which nothing is read.</summary>
    public async Task SettleAsync(PageVisit visit, CancellationToken cancellationToken)
    {
        _settled.Enqueue(Known(visit, visit.Before?.Documents ?? []));
        await WriteIfFullAsync(cancellationToken);
    }

    /// <summary>Takes in that a list, or a line of it, hides pages.</summary>
    public void Settle(string id, string problem) =>
        _settled.Enqueue(new KnownFile(id, 0, Now, Now, default, HasFailed: true, [], new KnownPage(null, null, null, problem)));

    /// <summary>Takes in what became of a document.</summary>
    public async Task AddAsync(IndexResult result, CancellationToken cancellationToken)
    {
        if (SourceItemId.Of(result.DocumentId, _visits.ContainsKey) is not { } id)
            return;
        var visit = _visits[id];
        if (!ReferenceEquals(visit, _current))
        {
            Complete();
            _current = visit;
        }

        if (result.Outcome == IndexOutcome.Failed)
            _hasFailed = true;
        else
            _documents.Add(result.DocumentId);
        Present.Add(result.DocumentId);
        await WriteIfFullAsync(cancellationToken);
    }

    /// <summary>Writes what is left; the last page is complete.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Complete();
        await WriteAsync(cancellationToken);
    }

    DateTimeOffset Now => time.GetUtcNow();

    void Complete()
    {
        if (_current is null)
            return;
        var before = _current.Before?.Documents ?? [];
        // What is damaged today may be whole tomorrow: its documents stay.
        var missing = before.Except(_documents, StringComparer.Ordinal).ToList();
        if (_hasFailed)
            _documents.AddRange(missing);
        else
            Dropped.AddRange(missing);
        _visits.TryRemove(_current.Page.Id, out _);
        var known = Known(_current, [.. _documents]) with { HasFailed = _hasFailed };
        if (_hasFailed || missing.Count == 0)
            _settled.Enqueue(known);
        else
            Shrunk.Add(known);
        _documents.Clear();
        _hasFailed = false;
        _current = null;
    }

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

    Task WriteIfFullAsync(CancellationToken cancellationToken) =>
        _settled.Count >= Batch ? WriteAsync(cancellationToken) : Task.CompletedTask;

    async Task WriteAsync(CancellationToken cancellationToken)
    {
        var files = new List<KnownFile>();
        while (_settled.TryDequeue(out var file))
            files.Add(file);
        await store.PutFilesAsync(source, files, [], cancellationToken);
    }
}
