using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using SemanticSearch.Api.Contract;
using SemanticSearch.Search;

namespace SemanticSearch.Api.LibreChat;

/// <summary>Questions to files.</summary>
static class FileQueryEndpoints
{
    public static void MapFileQueries(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/query", QueryAsync);
        routes.MapPost("/query_multiple", QuerySeveralAsync);
    }

    static async Task<JsonHttpResult<object[][]>> QueryAsync(
        HttpRequest request,
        PassageSearcher searcher,
        CollectionBrowser browser,
        IOptions<LibreChatOptions> options,
        CancellationToken cancellationToken)
    {
        var query = (await ForeignJson.ReadAsync<FileQuery>(request, cancellationToken)).Of(options.Value.Collection);
        if (!await browser.HasCollectionAsync(query.Collection, cancellationToken))
            return ForeignJson.Of<object[][]>([]);
        var found = await searcher.SearchAsync(query, cancellationToken);
        return ForeignJson.Of<object[][]>([.. found.Passages.Select(FilePassage.WithDistance)]);
    }

    static async Task<JsonHttpResult<object[][]>> QuerySeveralAsync(
        HttpRequest request,
        PassageSearcher searcher,
        CollectionBrowser browser,
        IOptions<LibreChatOptions> options,
        CancellationToken cancellationToken)
    {
        var found = await QueryAsync(request, searcher, browser, options, cancellationToken);
        return found.Value is { Length: > 0 }
            ? found
            : throw new SemanticSearchException(ErrorKind.NotFound, "no passage of these files answers the query");
    }
}
