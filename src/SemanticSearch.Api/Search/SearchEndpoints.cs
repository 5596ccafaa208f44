using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
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
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapPost("", PostAsync)
            .WithName("Search")
            .WithSummary("Find the passages that answer a question.");

        group.MapGet("", GetAsync)
            .WithName("SearchByUrl")
            .WithSummary("Find the passages that answer a question, asked in the address.");
    }

    static async Task<Ok<SearchResponse>> PostAsync(
        SearchRequest request, PassageSearcher searcher, CancellationToken cancellationToken) =>
        TypedResults.Ok(await searcher.SearchAsync(request, cancellationToken));

    static async Task<Ok<SearchResponse>> GetAsync(
        PassageSearcher searcher,
        CancellationToken cancellationToken,
        [Description("The question, in plain language.")] string q = "",
        [Description("How many passages at most, 1 to 1000.")] int limit = 10,
        [Description("How passages are retrieved: dense.")] string mode = "dense",
        [Description("The collection to search.")] string collection = SearchRequest.DefaultCollection,
        [Description("Sentences before and after each passage, 0 to 20.")] int context = 1)
    {
        var request = new SearchRequest
        {
            Query = q,
            Limit = limit,
            Mode = ModeOf(mode),
            Collection = collection,
            Context = new ContextWindow(context, context),
        };
        return TypedResults.Ok(await searcher.SearchAsync(request, cancellationToken));
    }

    static SearchMode ModeOf(string mode) => mode switch
    {
        "dense" => SearchMode.Dense,
        _ => throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'mode' is '{mode}', it must be 'dense'"),
    };
}
