namespace SemanticSearch.Api.Problems;

/// <summary>Every error leaves as <c>application/problem+json</c> (RFC 9457), also those that no endpoint saw.</summary>
static class ProblemExtensions
{
    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<ExpectedFailureHandler>();
        // A body that cannot be bound must reach the handler in production too, with its reason.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
    }

    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }
}
