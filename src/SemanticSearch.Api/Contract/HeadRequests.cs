using Microsoft.AspNetCore.Http.Features;

namespace SemanticSearch.Api.Contract;

/// <summary>Answers HEAD at every address that answers GET, with the same headers and no body
/// (https://www.rfc-editor.org/rfc/rfc9110#section-9.3.2). Endpoints need not know, nor does the description list each address twice.</summary>
static class HeadRequests
{
    /// <summary>Chooses endpoints, for HEAD those of GET. To be called before all else.</summary>
    public static void UseHead(this IApplicationBuilder app)
    {
        app.Use(AnswerAsGetAsync);
        app.UseRouting();
        app.Use(RefuseEventsAsync);
    }

    static async Task AnswerAsGetAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        var body = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        http.Request.Method = HttpMethods.Get;
        http.Features.Set<IHttpResponseBodyFeature>(new NoBody(body));
        try
        {
            await next(http);
        }
        finally
        {
            http.Features.Set(body);
            http.Request.Method = HttpMethods.Head;
        }
    }

    // Events would be waited for until their end, to say nothing of them.
    static Task RefuseEventsAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpResponseBodyFeature>() is not NoBody || http.GetEndpoint()?.Metadata.GetMetadata<SendsEvents>() is null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        http.Response.Headers.Allow = HttpMethods.Get;
        return Task.CompletedTask;
    }

    sealed class NoBody(IHttpResponseBodyFeature prior) : StreamResponseBodyFeature(Stream.Null, prior);
}
