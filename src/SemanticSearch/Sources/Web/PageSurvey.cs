using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>What is different between what a source lists and what is known of it, before any page is asked for.</summary>
sealed class PageSurvey
{
    /// <summary>Pages to ask for, with what is known of them.</summary>
    public List<(ListedPage Page, KnownFile? Before)> ToVisit { get; } = [];

    /// <summary>Pages with documents that are no longer listed and go.</summary>
    public List<KnownFile> Unlisted { get; } = [];

    /// <summary>What is no longer listed and has no document: its failure is forgotten.</summary>
    public List<KnownFile> Forgotten { get; } = [];

    /// <summary>Pages that need not be asked for, or not yet.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Compares.</summary>
    /// <param name="source">The source.</param>
    /// <param name="listing">What it lists.</param>
    /// <param name="known">What is known of it, by id.</param>
    /// <param name="rereads">Whether pages that have not changed may still give other documents.</param>
    /// <param name="retriesFailed">Whether pages that failed are asked for although it is not time yet.</param>
    /// <param name="recheck">For how long a listed time is believed.</param>
    /// <param name="now">The time.</param>
    public static PageSurvey Of(
        Source source,
        PageListing listing,
        IReadOnlyDictionary<string, KnownFile> known,
        bool rereads,
        bool retriesFailed,
        TimeSpan recheck,
        DateTimeOffset now)
    {
        var survey = new PageSurvey();
        foreach (var page in listing.Pages)
        {
            var before = known.GetValueOrDefault(page.Id);
            var waits = before?.Page?.RetryAt > now && !retriesFailed;
            if (before is not null && (waits || (!rereads && IsAsListed(page, before, recheck, now))))
                survey.Unchanged++;
            else
                survey.ToVisit.Add((page, before));
        }

        survey.Judge(source, listing, known);
        return survey;
    }

    // The time is that of its end: a page may change twice on the day that a sitemap tells.
    static bool IsAsListed(ListedPage page, KnownFile before, TimeSpan recheck, DateTimeOffset now) =>
        !before.HasFailed
        && page.Modified is { Until: { } until } modified
        && before.Page?.Listed == modified.Text
        && until < before.SeenAt
        && before.SeenAt <= now
        && now - before.SeenAt < recheck;

    void Judge(Source source, PageListing listing, IReadOnlyDictionary<string, KnownFile> known)
    {
        var listed = listing.Pages.Select(page => page.Id)
            .Concat(listing.Problems.Select(problem => problem.Id))
            .ToHashSet(StringComparer.Ordinal);
        var choice = new PageChoice(source);
        foreach (var page in known.Values.Where(page => !listed.Contains(page.Path)))
        {
            var isChosen = WebAddress.Of(page.Path) is { } address && choice.Takes(address);
            if (listing.Problems.Count > 0 && isChosen)
                continue;
            if (page.Documents.Count == 0)
                Forgotten.Add(page);
            else if (source.Removes && !(isChosen && source.Web!.KeepsUnlisted))
                Unlisted.Add(page);
        }
    }
}
