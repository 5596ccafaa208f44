using SemanticSearch.Storage;

namespace SemanticSearch.Sources.Web;

/// <summary>Counts what a sync of pages finds.</summary>
/// <param name="source">The source.</param>
/// <param name="survey">What was found before any page was asked for.</param>
/// <param name="knownDocuments">How many documents came of the source so far.</param>
sealed class PageTally(Source source, PageSurvey survey, int knownDocuments)
{
    readonly List<string> _added = [];
    readonly List<string> _changed = [];
    readonly List<FailingPage> _failing = [];
    int _unchanged = survey.Unchanged;

    /// <summary>Pages that are no more, or ask not to be indexed.</summary>
    public List<PageVisit> Gone { get; } = [];

    int Vanishing => survey.Unlisted.Sum(page => page.Documents.Count) + Gone.Sum(visit => visit.Before!.Documents.Count);

    /// <summary>Takes in a visit.</summary>
    public void Add(PageVisit visit)
    {
        switch (visit.State)
        {
            case PageState.ToRead:
                (visit.Before is null ? _added : _changed).Add(visit.Page.Id);
                break;
            case PageState.Gone:
                Gone.Add(visit);
                break;
            case PageState.Failed:
                AddFailure(visit.Page.Id, visit.Problem!);
                break;
            default:
                _unchanged++;
                break;
        }
    }

    /// <summary>Takes in what fails.</summary>
    public void AddFailure(string id, string problem) => _failing.Add(new FailingPage(id, problem));

    /// <summary>Refuses to go on where too much would vanish.</summary>
    /// <param name="options">How the sync is meant.</param>
    /// <param name="dropped">Documents that archives and tables have no more, as far as they were read.</param>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>.</exception>
    public void RequireSafe(SyncOptions options, int dropped) => VanishingStop.Require(RefusalOf(options, dropped));

    /// <summary>Why a sync would refuse to go on, or null.</summary>
    /// <param name="options">How the sync is meant.</param>
    /// <param name="dropped">Documents that archives and tables have no more, as far as they were read.</param>
    public string? RefusalOf(SyncOptions options, int dropped = 0) => VanishingStop.RefusalOf(
        options,
        source.Location,
        Vanishing + dropped,
        knownDocuments,
        "their pages are gone, no longer listed, or left out by the patterns",
        "the site is as it should be, and the patterns as they are meant");

    /// <summary>What was found.</summary>
    public SyncPlan ToPlan() => new(
        source.Location,
        _added,
        _changed,
        [],
        [.. survey.Unlisted.Select(page => page.Path).Concat(Gone.Select(visit => visit.Page.Id))],
        _unchanged,
        Vanishing,
        knownDocuments)
    { Failing = _failing };
}
