using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SemanticSearch.Sources.Web.Fetching;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>Visits pages of a source one after the other.</summary>
/// <param name="fetcher">Fetches them.</param>
/// <param name="source">The source.</param>
/// <param name="rereads">Whether pages that have not changed may still give other documents.</param>
/// <param name="retriesFailed">Whether pages that could not be read are read again although they have not changed.</param>
/// <param name="maximumBytes">The largest page.</param>
/// <param name="time">The clock.</param>
sealed class PageVisitor(
    PageFetcher fetcher, Source source, bool rereads, bool retriesFailed, long maximumBytes, TimeProvider time)
{
    /// <summary>Visits a page.</summary>
    public async Task<PageVisit> VisitAsync(ListedPage page, KnownFile? before, CancellationToken cancellationToken)
    {
        // What has been told as a failure must be read again for that to be taken back.
        var isFresh = before is null || rereads || before.Page?.Problem is not null || (retriesFailed && before.HasFailed);
        if (page.IsInFeedOnly)
            return OfFeed(page, isFresh, before);
        var validators = isFresh ? Validators.None : new Validators(before!.Page?.EntityTag, before.Page?.LastModified);
        var answer = await fetcher.FetchAsync(
            new FetchRequest(page.Address, validators, maximumBytes, IsPage: true), cancellationToken);
        return answer.Outcome switch
        {
            FetchOutcome.NotModified when !isFresh => new PageVisit(page, before, PageState.Unchanged) { Validators = validators },
            FetchOutcome.Fetched when PageContent.IsExcluded(answer) =>
                Lost(page, before, "asks not to be indexed (noindex)"),
            FetchOutcome.Fetched => OfAnswer(page, isFresh, before, answer),
            FetchOutcome.Absent or FetchOutcome.Refused when page.Entry?.Content is not null => OfFeed(page, isFresh, before),
            FetchOutcome.Absent or FetchOutcome.Excluded => Lost(page, before, answer.Problem!),
            FetchOutcome.Unavailable => Later(page, before, answer),
            _ => Failed(page, before, answer.Problem ?? "answered 304 although it was not known"),
        };
    }

    static PageVisit OfAnswer(ListedPage page, bool isFresh, KnownFile? before, FetchAnswer answer) =>
        Of(page, isFresh, before, answer.Bytes) with
        {
            Content = PageContent.Of(page, answer),
            Validators = answer.Validators,
        };

    static PageVisit OfFeed(ListedPage page, bool isFresh, KnownFile? before)
    {
        var bytes = Encoding.UTF8.GetBytes(page.Entry!.Content!);
        return Of(page, isFresh, before, bytes) with { Content = PageContent.OfFeed(page, bytes) };
    }

    static PageVisit Of(ListedPage page, bool isFresh, KnownFile? before, ReadOnlyMemory<byte> bytes)
    {
        var hash = SHA256.HashData(bytes.Span);
        var isSame = !isFresh && before!.Hash.Span.SequenceEqual(hash);
        return new PageVisit(page, before, isSame ? PageState.Unchanged : PageState.ToRead) { Hash = hash, Size = bytes.Length };
    }

    PageVisit Lost(ListedPage page, KnownFile? before, string problem) =>
        source.Removes && before is { Documents.Count: > 0 }
            ? new PageVisit(page, before, PageState.Gone) { Problem = problem }
            : Failed(page, before, problem);

    static PageVisit Failed(ListedPage page, KnownFile? before, string problem) =>
        new(page, before, before?.Page?.Problem == problem ? PageState.StillFailed : PageState.Failed) { Problem = problem };

    PageVisit Later(ListedPage page, KnownFile? before, FetchAnswer answer)
    {
        var failures = (before?.Page?.Failures ?? 0) + 1;
        var at = time.GetUtcNow() + RetryBackoff.BetweenSyncs(failures, answer.RetryAfter, Random.Shared.NextDouble());
        var problem = string.Create(
            CultureInfo.InvariantCulture, $"{answer.Problem}; a sync after {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC asks again");
        return new PageVisit(page, before, PageState.Failed) { Problem = problem, RetryAt = at };
    }
}
