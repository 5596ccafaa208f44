using System.Net.ServerSentEvents;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;

namespace SemanticSearch.Api.Contract;

/// <summary>Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), as an answer or as one of those that an
/// operation may give; the description names them as <see cref="SendsEvents"/> says.</summary>
sealed class EventStream<T>(IAsyncEnumerable<SseItem<T>> events) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(new SendsEvents());

    public Task ExecuteAsync(HttpContext httpContext) => TypedResults.ServerSentEvents(events).ExecuteAsync(httpContext);
}
