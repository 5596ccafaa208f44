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
        try
        {
            var collections = await browser.ListCollectionsAsync(cancellationToken);
            return Show<SearchPage>(http, new SearchView(
                form, collections, form.IsAsked ? await searcher.SearchAsync(form.ToRequest(), cancellationToken) : null));
        }
        catch (SemanticSearchException e)
        {
            http.Response.StatusCode = ProblemTypes.Of(e.Kind).Status;
            return Show<SearchPage>(http, new SearchView(form, [], Problem: e.Message));
        }
    }

    static async Task<RazorComponentResult> ReadAsync(
        string id,
        PassageSearcher searcher,
        CollectionBrowser browser,
        HttpContext http,
        CancellationToken cancellationToken,
        string collection = SearchRequest.DefaultCollection,
        string? at = null,
        int start = 0)
    {
        try
        {
            var cited = at is null ? null : await searcher.ResolveAsync(at, new ContextWindow(0, 0), cancellationToken);
            var stored = await browser.GetDocumentAsync(collection, cited?.DocumentId ?? id, cancellationToken);
            return Show<DocumentPage>(http, DocumentView.Of(stored, cited, start));
        }
        catch (SemanticSearchException e)
        {
            http.Response.StatusCode = ProblemTypes.Of(e.Kind).Status;
            return Show<ProblemPage>(http, e.Message);
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
            http.Response.StatusCode = ProblemTypes.Of(e.Kind).Status;
            return Show<ProblemPage>(http, e.Message);
        }
    }

    static RazorComponentResult<TPage> Show<TPage>(HttpContext http, object view)
        where TPage : IComponent => new(new { View = view }) { StatusCode = http.Response.StatusCode };
}
