using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Caching;
using SemanticSearch.Api.Selection;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Collections;

/// <summary>What is indexed.</summary>
static class CollectionEndpoints
{
    public static void MapCollections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/collections")
            .WithTags("Collections")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("", ListAsync)
            .WithName("ListCollections")
            .WithSummary("List the collections.")
            .TakesFieldsOf<CollectionSummary>(list: null);

        group.MapGet("/{name}", GetAsync)
            .WithName("GetCollection")
            .WithSummary("Tell what a collection holds and how it was made.")
            .ProducesProblem(StatusCodes.Status404NotFound);

        group.MapGet("/{name}/failures", ListFailuresAsync)
            .WithName("ListFailures")
            .WithSummary("List the documents that could not be indexed at the last attempt, and why, in the order of their ids.")
            .TakesFieldsOf<FailedDocument>("failures")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static async Task<Results<Ok<IReadOnlyList<CollectionSummary>>, NotModified>> ListAsync(
        CollectionBrowser browser, HttpContext http, CancellationToken cancellationToken)
    {
        var collections = await browser.ListCollectionsAsync(cancellationToken);
        return EntityTag.IsKnown(http, JsonSerializer.Serialize(collections)) ? new NotModified() : TypedResults.Ok(collections);
    }

    static async Task<Results<Ok<CollectionSummary>, NotModified>> GetAsync(
        [Description("The collection.")] string name, CollectionBrowser browser, HttpContext http, CancellationToken cancellationToken)
    {
        var collection = await browser.GetCollectionAsync(name, cancellationToken);
        // These numbers are all that the answer says.
        return EntityTag.IsKnown(http, JsonSerializer.Serialize(collection)) ? new NotModified() : TypedResults.Ok(collection);
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
