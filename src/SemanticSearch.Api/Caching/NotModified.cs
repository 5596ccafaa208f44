using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace SemanticSearch.Api.Caching;

/// <summary>The caller has the answer: 304 and no body (https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5).</summary>
sealed class NotModified : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    /// <summary>The status as descriptions write it.</summary>
    public const string Code = "304";

    public int? StatusCode => StatusCodes.Status304NotModified;

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
