using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Embedding;
using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi;

/// <summary>What can be named as a model: embedding models, and for chats a name for each collection.</summary>
static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/models", ListAsync);
        routes.MapGet("/models/{**id}", GetAsync);
    }

    static async Task<JsonHttpResult<ObjectList<ListedModel>>> ListAsync(
        LoadedModels models, CollectionBrowser browser, CancellationToken cancellationToken) =>
        ForeignJson.Of(new ObjectList<ListedModel>(await AllAsync(models, browser, cancellationToken)));

    static async Task<JsonHttpResult<ListedModel>> GetAsync(
        string id, LoadedModels models, CollectionBrowser browser, CancellationToken cancellationToken)
    {
        var name = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        return ForeignJson.Of((await AllAsync(models, browser, cancellationToken)).FirstOrDefault(model => model.Id == name)
            ?? throw new SemanticSearchException(ErrorKind.NotFound, $"there is no model '{name}'; /openai/v1/models lists those there are"));
    }

    static async Task<IReadOnlyList<ListedModel>> AllAsync(LoadedModels models, CollectionBrowser browser, CancellationToken cancellationToken)
    {
        var embedding = await EmbeddingModels.ListAsync(models, cancellationToken);
        var collections = await browser.ListCollectionsAsync(cancellationToken);
        return [.. embedding.Concat(collections.Select(collection => ChatModel.Of(collection.Name))).Select(id => new ListedModel(id))];
    }
}
