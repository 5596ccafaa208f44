using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Maintenance;

namespace SemanticSearch.Api.Verification;

/// <summary>Whether the index is as it must be.</summary>
static class VerificationEndpoints
{
    public static void MapVerification(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/verify", async Task<Ok<IndexVerification>> (IndexMaintenance maintenance, CancellationToken cancellationToken) =>
                TypedResults.Ok(await maintenance.VerifyAsync(cancellationToken)))
            .WithTags("Health")
            .WithName("VerifyIndex")
            .WithSummary("Check everything that must hold in the index; it reads all of it.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}
