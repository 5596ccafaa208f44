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
        HttpRequest request, PassageSearcher searcher, IOptions<LibreChatOptions> options, CancellationToken cancellationToken)
    {
        var query = await ForeignJson.ReadAsync<FileQuery>(request, cancellationToken);
        var found = await searcher.SearchAsync(query.Of(options.Value.Collection), cancellationToken);
        return ForeignJson.Of<object[][]>([.. found.Passages.Select(FilePassage.WithDistance)]);
    }

    static async Task<JsonHttpResult<object[][]>> QuerySeveralAsync(
        HttpRequest request, PassageSearcher searcher, IOptions<LibreChatOptions> options, CancellationToken cancellationToken)
    {
        var found = await QueryAsync(request, searcher, options, cancellationToken);
        return found.Value is { Length: > 0 }
            ? found
            : throw new SemanticSearchException(ErrorKind.NotFound, "no passage of these files answers the query");
    }
}
