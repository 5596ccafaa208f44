using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.Pages;

/// <summary>Shows a page where a browser goes to an address that cannot be shown; whoever asks for data gets problem details.</summary>
/// <param name="options">Says what of problems that no endpoint saw.</param>
sealed class PageProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    static readonly PathString Data = "/v1";

    public bool CanWrite(ProblemDetailsContext context)
    {
        var request = context.HttpContext.Request;
        return HttpMethods.IsGet(request.Method)
            && !request.Path.StartsWithSegments(Data, StringComparison.Ordinal)
            && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
    }

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);
        problem.Status ??= http.Response.StatusCode;
        if (problem.Status == StatusCodes.Status404NotFound)
            problem.Detail ??= "There is nothing at this address. Ask above, or see in the library what there is.";
        options.Value.CustomizeProblemDetails?.Invoke(context);
        PageHeaders.Put(http.Response);
        var view = new ProblemView(problem.Detail ?? problem.Title ?? "The server cannot say why.", FormOf(http.Request.Query), []);
        await new RazorComponentResult<ProblemPage>(new { View = view }) { StatusCode = problem.Status }.ExecuteAsync(http);
    }

    // Whatever cannot be read in the address, the question stays.
    static SearchForm FormOf(IQueryCollection query) => new() { Q = query["q"], Collection = query["collection"] };
}
