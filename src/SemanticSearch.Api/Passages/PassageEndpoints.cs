using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Passages;

/// <summary>Citations and what they cite.</summary>
static class PassageEndpoints
{
    public static void MapPassages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/passages/{id}", GetAsync)
            .WithTags("Passages")
            .WithName("GetPassage")
            .WithSummary("Resolve a citation to the passage it cites.")
            .WithDescription("404 if there never was such a passage, 410 if its document was deleted or has changed there.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);

    static async Task<Ok<Passage>> GetAsync(
        [Description("The citation of a passage.")] string id,
        PassageSearcher searcher,
        CancellationToken cancellationToken,
        [Description("Sentences before and after the passage, 0 to 20.")] int context = 1) =>
        TypedResults.Ok(await searcher.ResolveAsync(id, new ContextWindow(context, context), cancellationToken));
}
