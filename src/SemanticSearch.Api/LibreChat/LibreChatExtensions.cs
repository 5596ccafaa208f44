namespace SemanticSearch.Api.LibreChat;

/// <summary>The service that LibreChat calls <c>RAG_API_URL</c>: it takes its users' files and searches them one by one
/// (https://github.com/danny-avila/rag_api, <c>app/routes/document_routes.py</c>). Whoever may reach it may read all of them: the token that
/// LibreChat sends is not verified.</summary>
static class LibreChatExtensions
{
    public static void AddLibreChat(this IServiceCollection services) =>
        services.AddOptions<LibreChatOptions>().BindConfiguration(LibreChatOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    public static void MapLibreChat(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/librechat").ExcludeFromDescription();
        group.MapFileQueries();
        group.MapFiles();
        group.MapGet("/health", () => new { status = "UP" });
    }
}
