using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Maintenance;

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

        // What keeps the index from serving becomes a 503 with its reason, like everywhere else.
        group.MapMethods("/readyz", Probes, async Task<Ok<HealthReport>> (IndexMaintenance index, CancellationToken cancellationToken) =>
            {
                await index.RequireReadyAsync(cancellationToken);
                return TypedResults.Ok(new HealthReport("ready"));
            })
            .WithName("GetReadiness")
            .WithSummary("The index can be read.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }
}
