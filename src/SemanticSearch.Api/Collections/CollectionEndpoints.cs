using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Collections;

/// <summary>What is indexed.</summary>
static class CollectionEndpoints
{
    public static void MapCollections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/collections").WithTags("Collections");

        group.MapGet("", async Task<Ok<IReadOnlyList<CollectionSummary>>> (CollectionBrowser browser, CancellationToken cancellationToken) =>
                TypedResults.Ok(await browser.ListCollectionsAsync(cancellationToken)))
            .WithName("ListCollections")
            .WithSummary("List the collections.");

        group.MapGet("/{name}", async Task<Ok<CollectionSummary>> (
                [Description("The collection.")] string name, CollectionBrowser browser, CancellationToken cancellationToken) =>
                TypedResults.Ok(await browser.GetCollectionAsync(name, cancellationToken)))
            .WithName("GetCollection")
            .WithSummary("Tell what a collection holds and how it was made.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }
}
