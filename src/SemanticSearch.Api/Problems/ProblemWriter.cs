using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.Problems;

/// <summary>Writes problem details whatever the request accepts: who asked for a stream or a page learns what is wrong, too
/// (https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1 lets a server do so). The framework's own writer leaves such answers empty.</summary>
/// <param name="options">Says what of problems that no endpoint saw.</param>
sealed class ProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    const string TraceId = "traceId";

    public bool CanWrite(ProblemDetailsContext context) => true;

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        problem.Status ??= http.Response.StatusCode;
        // Type and title of the status, where the problem has none.
        _ = TypedResults.Problem(problem);
        problem.Extensions.TryAdd(TraceId, Activity.Current?.Id ?? http.TraceIdentifier);
        options.Value.CustomizeProblemDetails?.Invoke(context);
        await http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }
}
