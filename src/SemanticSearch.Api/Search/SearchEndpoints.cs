using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Selection;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Search;

/// <summary>Questions and their answers.</summary>
static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/search")
            .WithTags("Search")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status410Gone)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapPost("", PostAsync)
            .WithName("Search")
            .WithSummary("Find the passages that answer a question.")
            .TakesFieldsOf<Passage>("passages");

        group.MapGet("", GetAsync)
            .WithName("SearchByUrl")
            .WithSummary("Find the passages that answer a question, asked in the address.")
            .TakesFieldsOf<Passage>("passages");
    }

    static async Task<Ok<SearchResponse>> PostAsync(
        SearchRequest request, PassageSearcher searcher, CancellationToken cancellationToken) =>
        TypedResults.Ok(await searcher.SearchAsync(request, cancellationToken));

    static async Task<Ok<SearchResponse>> GetAsync(
        [AsParameters] SearchParameters parameters, PassageSearcher searcher, CancellationToken cancellationToken) =>
        TypedResults.Ok(await searcher.SearchAsync(parameters.ToRequest(), cancellationToken));
}
