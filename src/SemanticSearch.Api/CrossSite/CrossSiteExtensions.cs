namespace SemanticSearch.Api.CrossSite;

/// <summary>
/// Keeps web pages of other sites from writing: a form on any page that the user visits could post a file to a server on the same
/// machine (https://owasp.org/www-community/attacks/csrf). Browsers name the page's site in <c>Origin</c>; programs send none.
/// </summary>
static class CrossSiteExtensions
{
    public static void UseSameSiteWrites(this IApplicationBuilder app) => app.Use(static (context, next) =>
        IsWrite(context.Request) && IsFromElsewhere(context.Request)
            ? throw new BadHttpRequestException(
                "pages of other sites must not write here; send the request from a program, or from a page of this server",
                StatusCodes.Status403Forbidden)
            : next(context));

    static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !request.Path.StartsWithSegments("/v1/search", StringComparison.Ordinal)
        && !request.Path.StartsWithSegments("/v1/quotes", StringComparison.Ordinal);

    static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{request.Scheme}://{request.Host}";
}
