using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Problems;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Pages;

/// <summary>The pages for people, rendered here: scripts make them quicker, and are not needed to search and read.</summary>
static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription().AddEndpointFilter<PageHeaders>();
        group.MapGet("/", SearchAsync);
        group.MapGet("/documents/{**id}", ReadAsync);
        group.MapGet("/library", ListAsync);
    }

    static async Task<RazorComponentResult> SearchAsync(
        [AsParameters] SearchForm form, PassageSearcher searcher, CollectionBrowser browser, HttpContext http, CancellationToken cancellationToken)
    {
        IReadOnlyList<CollectionSummary> collections = [];
        try
        {
            collections = await browser.ListCollectionsAsync(cancellationToken);
            return Show<SearchPage>(http, new SearchView(
                form, collections, form.IsAsked ? await searcher.SearchAsync(form.ToRequest(), cancellationToken) : null));
        }
        catch (SemanticSearchException e)
        {
            http.Response.StatusCode = ProblemTypes.Of(e.Kind).Status;
            return Show<SearchPage>(http, new SearchView(form, collections, Problem: e.Message));
        }
    }

    static async Task<Results<RazorComponentResult, RedirectHttpResult>> ReadAsync(
        string? id,
        PassageSearcher searcher,
        CollectionBrowser browser,
        HttpContext http,
        CancellationToken cancellationToken,
        string collection = SearchRequest.DefaultCollection,
        string? at = null,
        int start = 0)
    {
        IReadOnlyList<CollectionSummary> collections = [];
        try
        {
            collections = await browser.ListCollectionsAsync(cancellationToken);
            var wanted = id?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)
                ?? throw new SemanticSearchException(ErrorKind.InvalidRequest, "The address names no document. See in the library what there is.");
            var cited = at is null ? null : await searcher.ResolveAsync(at, new ContextWindow(0, 0), cancellationToken);
            // A citation says by itself which document it is of: another one's words must not pass for the cited ones.
            if (cited is not null && CollectionOf(cited, collections) is var owner && (owner, cited.DocumentId) != (collection, wanted))
                return TypedResults.Redirect(PageLinks.Document(owner, cited));
            var stored = await browser.GetDocumentAsync(collection, wanted, cancellationToken);
            return Show<DocumentPage>(http, DocumentView.Of(stored, cited, start) with { Collections = collections });
        }
        catch (SemanticSearchException e)
        {
            return ShowProblem(http, e, new SearchForm { Collection = PageLinks.Named(collection) }, collections);
        }
    }

    static async Task<RazorComponentResult> ListAsync(CollectionBrowser browser, HttpContext http, CancellationToken cancellationToken)
    {
        try
        {
            return Show<LibraryPage>(http, await browser.ListCollectionsAsync(cancellationToken));
        }
        catch (SemanticSearchException e)
        {
            return ShowProblem(http, e, new SearchForm(), []);
        }
    }

    static string CollectionOf(Passage cited, IReadOnlyList<CollectionSummary> collections) =>
        collections.FirstOrDefault(one =>
            CitationId.TryParse(cited.Citation, out var citation) && DocumentId.Key(one.Name, cited.DocumentId) == citation.DocumentKey)?.Name
        ?? throw new SemanticSearchException(ErrorKind.NotFound, $"there is no document of '{cited.Citation}'");

    static RazorComponentResult<ProblemPage> ShowProblem(
        HttpContext http, SemanticSearchException problem, SearchForm form, IReadOnlyList<CollectionSummary> collections)
    {
        http.Response.StatusCode = ProblemTypes.Of(problem.Kind).Status;
        return Show<ProblemPage>(http, new ProblemView(problem.Message, form, collections));
    }

    static RazorComponentResult<TPage> Show<TPage>(HttpContext http, object view)
        where TPage : IComponent => new(new { View = view }) { StatusCode = http.Response.StatusCode };
}
