using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.Problems;

/// <summary>Every error leaves as <c>application/problem+json</c> (RFC 9457), also those that no endpoint saw.</summary>
static class ProblemExtensions
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddSingleton<IProblemDetailsWriter, ProblemWriter>();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = static context =>
            context.ProblemDetails.Detail ??= context.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => "there is nothing at this address; see /docs for those there are",
                StatusCodes.Status405MethodNotAllowed => "this address does not take this method; see /docs for those it takes",
                StatusCodes.Status413PayloadTooLarge => RequestProblem.TooLarge,
                StatusCodes.Status415UnsupportedMediaType => "the body is of a kind that is not taken here; see /docs for those that are",
                StatusCodes.Status500InternalServerError => "the server failed unexpectedly; its log says why",
                _ => null,
            });
        services.AddExceptionHandler<ExpectedFailureHandler>();
        // A body that cannot be bound must reach the handler in production too, with its reason.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    /// <summary>Writes errors below an address in another shape. To be called before <see cref="AddProblems"/>: the first writer that can, writes.</summary>
    public static void AddProblemsAs(this IServiceCollection services, PathString below, Func<ProblemDetails, object> shape) =>
        services.AddSingleton<IProblemDetailsWriter>(provider =>
            new ForeignProblemWriter(below, shape, provider.GetRequiredService<IOptions<ProblemDetailsOptions>>()));

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
