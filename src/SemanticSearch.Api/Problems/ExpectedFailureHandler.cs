using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace SemanticSearch.Api.Problems;

/// <summary>Turns expected failures into problem details whose <c>detail</c> says what happened and what to do.</summary>
sealed class ExpectedFailureHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            SemanticSearchException expected => Of(expected),
            BadHttpRequestException bad => Of(bad.StatusCode, RequestProblem.Describe(bad)),
            // What the framework throws for a charset that it does not know.
            InvalidOperationException { InnerException: ArgumentException } when HasCharset(context.Request) =>
                Of(StatusCodes.Status415UnsupportedMediaType, "the charset of the body is not known; send UTF-8"),
            _ => null,
        };
        if (problem is null)
            return false;
        context.Response.StatusCode = problem.Status!.Value;
        if (problem.Extensions.TryGetValue(SemanticSearchException.RetryAfterDetail, out var seconds))
            context.Response.Headers.RetryAfter = (string?)seconds;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem, Exception = exception });
    }

    static bool HasCharset(HttpRequest request) => request.GetTypedHeaders().ContentType?.Charset.HasValue == true;

    static ProblemDetails Of(SemanticSearchException failure)
    {
        var (status, type, title) = ProblemTypes.Of(failure.Kind);
        var problem = new ProblemDetails { Status = status, Type = type, Title = title, Detail = failure.Message };
        foreach (var (name, value) in failure.Details)
            problem.Extensions[name] = value;
        return problem;
    }

    static ProblemDetails Of(int status, string detail)
    {
        var (_, type, title) = ProblemTypes.Of(ErrorKind.InvalidRequest);
        return new ProblemDetails { Status = status, Type = type, Title = title, Detail = detail };
    }
}
