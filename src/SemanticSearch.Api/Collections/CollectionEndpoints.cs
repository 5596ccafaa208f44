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

        group.MapGet("/{name}/failures", ListFailuresAsync)
            .WithName("ListFailures")
            .WithSummary("List the documents that could not be indexed at the last attempt, and why, in the order of their ids.")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Ok<FailurePage>> ListFailuresAsync(
        [Description("The collection.")] string name,
        CollectionBrowser browser,
        CancellationToken cancellationToken,
        [Description("The last id of the page before.")] string? after = null,
        [Description("How many at most, 1 to 1000.")] int limit = 100)
    {
        var page = await browser.ListFailuresAsync(name, after, limit, cancellationToken);
        // A full page may be the last: one more look tells.
        var more = page.Count == limit && (await browser.ListFailuresAsync(name, page[^1].Id, 1, cancellationToken)).Count > 0;
        return TypedResults.Ok(new FailurePage(page, more ? page[^1].Id : null));
    }
}
