using SemanticSearch.Api.Dify;
using SemanticSearch.Api.LibreChat;
using SemanticSearch.Api.OpenAi;
using SemanticSearch.Api.OpenWebUi;

namespace SemanticSearch.Api.Integrations;

/// <summary>The shapes of others, each thin over the services that the API of our own asks. They are described by those who made them, and not in
/// the description of this API.</summary>
static class IntegrationsExtensions
{
    /// <summary>To be called before problem details are added: errors leave in the shapes of others, too.</summary>
    public static void AddIntegrations(this IServiceCollection services)
    {
        services.AddOpenAi();
        services.AddDify();
        services.AddLibreChat();
    }

    public static void MapIntegrations(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenAi();
        routes.MapDify();
        routes.MapLibreChat();
        routes.MapOpenWebUi();
    }
}
