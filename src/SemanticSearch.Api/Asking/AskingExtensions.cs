using System.ClientModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;
using OpenAI;

namespace SemanticSearch.Api.Asking;

/// <summary>Puts the language model in, where one is set.</summary>
static class AskingExtensions
{
    // Services on one's own machine ask for no key, but the client sends one in any case.
    const string NoKey = "none";

    public static void AddAsking(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<LanguageModelOptions>()
            .BindConfiguration(LanguageModelOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        if (!string.IsNullOrEmpty(builder.Configuration[$"{LanguageModelOptions.Section}:{nameof(LanguageModelOptions.Address)}"]))
            builder.Services.AddSingleton(provider => ClientOf(provider.GetRequiredService<IOptions<LanguageModelOptions>>().Value));
    }

    static IChatClient ClientOf(LanguageModelOptions model)
    {
        var client = new OpenAIClient(
            new ApiKeyCredential(model.Key.Length > 0 ? model.Key : NoKey), new OpenAIClientOptions { Endpoint = new Uri(model.Address) });
        return client.GetChatClient(model.Model).AsIChatClient();
    }
}
