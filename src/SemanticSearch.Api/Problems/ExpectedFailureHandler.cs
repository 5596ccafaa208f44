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
            BadHttpRequestException bad => Of(bad),
            _ => null,
        };
        if (problem is null)
            return false;
        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem, Exception = exception });
    }

    static ProblemDetails Of(SemanticSearchException failure)
    {
        var (status, type, title) = ProblemTypes.Of(failure.Kind);
        return new ProblemDetails { Status = status, Type = type, Title = title, Detail = failure.Message };
    }

    // What the framework could not bind: broken JSON, a value of the wrong type, a body over the limit. The innermost message names
    // the place in the JSON.
    static ProblemDetails Of(BadHttpRequestException bad)
    {
        var (_, type, title) = ProblemTypes.Of(ErrorKind.InvalidRequest);
        var detail = bad.InnerException is { } inner ? $"{bad.Message} {inner.Message}" : bad.Message;
        return new ProblemDetails { Status = bad.StatusCode, Type = type, Title = title, Detail = detail };
    }
}
