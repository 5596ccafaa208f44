using Microsoft.AspNetCore.Http.HttpResults;
using SemanticSearch.Api.Contract;
using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Documents as files of vector stores, in the order of their documents' ids, since that is how indexes keep them.</summary>
static class VectorStoreFileEndpoints
{
    const string Ascending = "asc";

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
        string? before = null,
        string order = Ascending,
        int limit = ListLimit.Default,
        string filter = VectorStoreFile.Completed)
    {
        ListLimit.Check(limit);
        var isDescending = order switch
        {
            Ascending => false,
            "desc" => true,
            _ => throw new SemanticSearchException(ErrorKind.InvalidRequest, $"'order' is '{order}', it must be 'asc' or 'desc'"),
        };
        return ForeignJson.Of(await ListOf(id, filter, browser, cancellationToken).PageAsync(DocumentOf(after), DocumentOf(before), isDescending, limit));
    }

    static FileList ListOf(string id, string filter, CollectionBrowser browser, CancellationToken cancellationToken) => new(filter switch
    {
        VectorStoreFile.Completed => async (after, count) =>
            [.. (await browser.ListDocumentsAsync(id, after, count, cancellationToken)).Select(one => VectorStoreFile.Of(id, one))],
        VectorStoreFile.Failed => async (after, count) =>
            [.. (await browser.ListFailuresAsync(id, after, count, cancellationToken)).Select(one => VectorStoreFile.Of(id, one))],
        "in_progress" or "cancelled" => (_, _) => Task.FromResult<IReadOnlyList<VectorStoreFile>>([]),
        _ => throw new SemanticSearchException(
            ErrorKind.InvalidRequest, $"'filter' is '{filter}', it must be 'completed', 'failed', 'in_progress' or 'cancelled'"),
    });

    static string? DocumentOf(string? file) => string.IsNullOrEmpty(file) ? null : FileId.DocumentOf(file);

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
