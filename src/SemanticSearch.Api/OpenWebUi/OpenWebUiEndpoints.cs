using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Mcp;
using SemanticSearch.Search;
using SemanticSearch.Search.Reranking;

namespace SemanticSearch.Api.OpenWebUi;

/// <summary>An external web search and an external reranker for Open WebUI (https://github.com/open-webui/open-webui, <c>retrieval/web/external.py</c>
/// and <c>retrieval/models/external.py</c>).</summary>
static class OpenWebUiEndpoints
{
    public static void MapOpenWebUi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/openwebui").ExcludeFromDescription();
        group.MapPost("/search", SearchAsync);
        group.MapPost("/search/{collection}", SearchAsync);
        group.MapPost("/v1/rerank", RerankAsync);
    }

    static async Task<JsonHttpResult<IReadOnlyList<WebSearchResult>>> SearchAsync(
        HttpRequest request,
        PassageSearcher searcher,
        PassageAddress address,
        CancellationToken cancellationToken,
        string collection = SearchRequest.DefaultCollection)
    {
        var wanted = await ForeignJson.ReadAsync<WebSearchRequest>(request, cancellationToken);
        var found = await searcher.SearchAsync(wanted.Of(collection), cancellationToken);
        return ForeignJson.Of<IReadOnlyList<WebSearchResult>>([.. found.Passages.Select(passage => WebSearchResult.Of(passage, address.Of(collection, passage)))]);
    }

    static async Task<JsonHttpResult<RerankScores>> RerankAsync(
        HttpRequest request, TextReranker reranker, CancellationToken cancellationToken)
    {
        var wanted = await ForeignJson.ReadAsync<RerankRequest>(request, cancellationToken);
        var scores = await reranker.ScoreAsync(wanted.Query, wanted.Documents, cancellationToken);
        return ForeignJson.Of(new RerankScores(
            [.. scores.Select((score, index) => new RerankScore(index, score)).OrderByDescending(one => one.RelevanceScore).Take(wanted.TopN ?? scores.Count)]));
    }
}
