namespace SemanticSearch.Api.Pages;

/// <summary>What browsers are told about the pages: nothing is fetched from elsewhere, nothing is run that does not lie here, nobody frames
/// them (https://www.w3.org/TR/CSP3/).</summary>
sealed class PageHeaders : IEndpointFilter
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Tells it with an answer.</summary>
    public static void Put(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
    }

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Put(context.HttpContext.Response);
        return next(context);
    }
}
