using SemanticSearch.Mcp;

namespace SemanticSearch.Api.Mcp;

/// <summary>The tools for language models over HTTP, without sessions, so that any of several servers may answer.</summary>
static class McpExtensions
{
    public static void AddTools(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        // People find passages on the pages of the server that was asked.
        services.AddScoped(provider => new PassageAddress(
            provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host}" : null));
        services.AddMcpServer(SearchServer.Describe).WithHttpTransport(http => http.Stateless = true).WithTools<SearchTools>(ToolJson.Options);
    }

    public static void MapTools(this IEndpointRouteBuilder routes) => routes.MapMcp("/mcp").ExcludeFromDescription();
}
