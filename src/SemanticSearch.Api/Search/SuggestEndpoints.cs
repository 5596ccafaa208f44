using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Search.Suggesting;

namespace SemanticSearch.Api.Search;

/// <summary>Questions that are being typed.</summary>
static class SuggestEndpoints
{
    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/suggest", GetAsync)
            .WithTags("Search")
            .WithName("Suggest")
            .WithSummary("Complete and correct a question while it is typed.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    static async Task<Ok<SuggestResponse>> GetAsync(
        QuerySuggester suggester,
        CancellationToken cancellationToken,
        [Description("The text so far.")] string q = "",
        [Description("How many completions at most, 1 to 100.")] int limit = 10,
        [Description("The collection whose names and words are suggested.")] string collection = SearchRequest.DefaultCollection) =>
        TypedResults.Ok(
            await suggester.SuggestAsync(new SuggestRequest { Query = q, Limit = limit, Collection = collection }, cancellationToken));
}
