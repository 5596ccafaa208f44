using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Collections as vector stores, and searches of them. They are made and filled by the API of our own.</summary>
static class VectorStoreEndpoints
{
    public static void MapVectorStores(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/vector_stores", ListAsync);
        routes.MapGet("/vector_stores/{id}", GetAsync);
        routes.MapPost("/vector_stores/{id}/search", SearchAsync);
    }

    static async Task<JsonHttpResult<ObjectList<VectorStore>>> ListAsync(
        CollectionBrowser browser, CancellationToken cancellationToken, string? after = null, int limit = ListLimit.Default)
    {
        ListLimit.Check(limit);
        var all = await browser.ListCollectionsAsync(cancellationToken);
        VectorStore[] rest = [.. all.Where(one => after is null || string.CompareOrdinal(one.Name, after) > 0).Select(VectorStore.Of)];
        VectorStore[] page = [.. rest.Take(limit)];
        return ForeignJson.Of(
            new ObjectList<VectorStore>(page, page.FirstOrDefault()?.Id, page.LastOrDefault()?.Id, rest.Length > page.Length));
    }

    static async Task<JsonHttpResult<VectorStore>> GetAsync(string id, CollectionBrowser browser, CancellationToken cancellationToken) =>
        ForeignJson.Of(VectorStore.Of(await browser.GetCollectionAsync(id, cancellationToken)));

    static async Task<JsonHttpResult<VectorStoreSearchPage>> SearchAsync(
        string id, HttpRequest request, PassageSearcher searcher, CancellationToken cancellationToken)
    {
        var wanted = await ForeignJson.ReadAsync<VectorStoreSearchRequest>(request, cancellationToken);
        var found = await searcher.SearchAsync(wanted.Of(id), cancellationToken);
        var least = wanted.RankingOptions?.ScoreThreshold ?? 0;
        return ForeignJson.Of(new VectorStoreSearchPage(
            wanted.Queries(), [.. found.Passages.Select(VectorStoreResult.Of).Where(result => result.Score >= least)])
        {
            Warnings = found.Warnings.Count > 0 ? found.Warnings : null,
        });
    }
}
