using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SemanticSearch.Api.Contract;

namespace SemanticSearch.Api.Problems;

/// <summary>Writes errors below an address as the clients of another service read them.</summary>
/// <param name="below">The address.</param>
/// <param name="shape">Makes their shape of a problem, whose status is set.</param>
/// <param name="options">Says what of problems that no endpoint saw.</param>
sealed class ForeignProblemWriter(PathString below, Func<ProblemDetails, object> shape, IOptions<ProblemDetailsOptions> options)
    : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments(below, StringComparison.Ordinal);

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        context.ProblemDetails.Status ??= response.StatusCode;
        options.Value.CustomizeProblemDetails?.Invoke(context);
        await response.WriteAsJsonAsync(shape(context.ProblemDetails), ForeignJson.Options, context.HttpContext.RequestAborted);
    }
}
