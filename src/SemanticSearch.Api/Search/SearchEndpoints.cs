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
        [Description("How passages are retrieved: hybrid, dense or lexical.")] string mode = "hybrid",
        [Description("The collection to search.")] string collection = SearchRequest.DefaultCollection,
        [Description("How much before and after each passage, at most as many as the unit allows.")] int context = 1,
        [Description("What is counted: sentences, chars, paragraph, section or page.")] string unit = "sentences",
        [Description("Whether to mark words and the best sentence.")] bool highlight = true)
    {
        var request = new SearchRequest
        {
            Query = q,
            Limit = limit,
            Mode = Names.Of<SearchMode>("mode", mode),
            Collection = collection,
            Context = Names.Window(context, unit),
            Highlight = highlight,
        };
        return TypedResults.Ok(await searcher.SearchAsync(request, cancellationToken));
    }
}
