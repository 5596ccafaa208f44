using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Documents as files of vector stores, in the order of their documents' ids, whatever order is asked for.</summary>
static class VectorStoreFileEndpoints
{
    public static void MapVectorStoreFiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/vector_stores/{id}/files");
        group.MapGet("", ListAsync);
        group.MapGet("/{file}", GetAsync);
        group.MapGet("/{file}/content", ReadAsync);
    }

    static async Task<JsonHttpResult<ObjectList<VectorStoreFile>>> ListAsync(
        string id,
        CollectionBrowser browser,
        CancellationToken cancellationToken,
        string? after = null,
        int limit = ListLimit.Default,
        string filter = VectorStoreFile.Completed)
    {
        ListLimit.Check(limit);
        var last = string.IsNullOrEmpty(after) ? null : FileId.DocumentOf(after);
        // One more than asked for tells whether there is another page.
        VectorStoreFile[] found = filter switch
        {
            VectorStoreFile.Completed =>
                [.. (await browser.ListDocumentsAsync(id, last, limit + 1, cancellationToken)).Select(one => VectorStoreFile.Of(id, one))],
            VectorStoreFile.Failed =>
                [.. (await browser.ListFailuresAsync(id, last, limit + 1, cancellationToken)).Select(one => VectorStoreFile.Of(id, one))],
            "in_progress" or "cancelled" => [],
            _ => throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'filter' is '{filter}', it must be 'completed', 'failed', 'in_progress' or 'cancelled'"),
        };
        VectorStoreFile[] page = [.. found.Take(limit)];
        return ForeignJson.Of(
            new ObjectList<VectorStoreFile>(page, page.FirstOrDefault()?.Id, page.LastOrDefault()?.Id, found.Length > page.Length));
    }

    static async Task<JsonHttpResult<VectorStoreFile>> GetAsync(
        string id, string file, CollectionBrowser browser, CancellationToken cancellationToken) =>
        ForeignJson.Of(VectorStoreFile.Of(await browser.GetDocumentAsync(id, FileId.DocumentOf(file), cancellationToken)));

    static async Task<JsonHttpResult<FileContentPage>> ReadAsync(
        string id, string file, CollectionBrowser browser, CancellationToken cancellationToken)
    {
        var stored = await browser.GetDocumentAsync(id, FileId.DocumentOf(file), cancellationToken);
        return ForeignJson.Of(new FileContentPage([new TextPart(stored.Document.Text)]));
    }
}
