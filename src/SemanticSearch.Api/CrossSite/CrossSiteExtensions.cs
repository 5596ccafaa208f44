using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace SemanticSearch.Api.CrossSite;

/// <summary>
/// Keeps web pages of other sites from writing: a form on any page that the user visits could post a file to a server on the same
/// machine (https://owasp.org/www-community/attacks/csrf). Browsers name the page's site in <c>Origin</c>; programs send none. Pages of allowed
/// origins may read answers (https://fetch.spec.whatwg.org/#http-cors-protocol).
/// </summary>
static class CrossSiteExtensions
{
    static readonly PathString[] Reading = ["/v1/search", "/v1/quotes", "/v1/ask"];

    public static void AddCrossSite(this IServiceCollection services)
    {
        services.AddOptions<CrossSiteOptions>().BindConfiguration(CrossSiteOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<IOptions<CrossSiteOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.AllowedOrigins])
            .WithMethods(HttpMethods.Get, HttpMethods.Post)
            .WithHeaders("Content-Type", "Accept", "If-None-Match")
            .WithExposedHeaders("Retry-After", "ETag")));
    }

    public static void UseCrossSite(this IApplicationBuilder app)
    {
        app.Use(static (context, next) => IsWrite(context.Request) && IsFromElsewhere(context.Request)
            ? throw new BadHttpRequestException(
                "pages of other sites must not write here; send the request from a program, or from a page of this server",
                StatusCodes.Status403Forbidden)
            : next(context));
        app.UseCors();
    }

    static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
        && !Reading.Any(path => request.Path.StartsWithSegments(path, StringComparison.Ordinal));

    static bool IsFromElsewhere(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] && origin != $"{request.Scheme}://{request.Host}";
}
