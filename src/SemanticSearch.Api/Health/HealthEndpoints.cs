using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Health;

/// <summary>Whether the process lives, and whether it can answer.</summary>
static class HealthEndpoints
{
    // Many balancers ask for the head alone.
    static readonly string[] Probes = ["GET", "HEAD"];

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Health");

        group.MapMethods("/healthz", Probes, () => TypedResults.Ok(new HealthReport("ok")))
            .WithName("GetHealth")
            .WithSummary("The process is up.");

        // The index must open: a failure to do so becomes a 503 with its reason, like everywhere else.
        group.MapMethods("/readyz", Probes, async Task<Ok<HealthReport>> (CollectionBrowser browser, CancellationToken cancellationToken) =>
            {
                await browser.ListCollectionsAsync(cancellationToken);
                return TypedResults.Ok(new HealthReport("ready"));
            })
            .WithName("GetReadiness")
            .WithSummary("The index can be read.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
