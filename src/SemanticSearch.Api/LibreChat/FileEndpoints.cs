using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SemanticSearch.Api.Contract;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Search;

namespace SemanticSearch.Api.LibreChat;

/// <summary>Files of users, each a document that has the file's id.</summary>
static class FileEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/embed", EmbedAsync).DisableAntiforgery();
        routes.MapGet("/ids", ListAsync);
        routes.MapGet("/documents", GetAsync);
        routes.MapGet("/documents/{id}/context", ReadAsync);
        routes.MapDelete("/documents", DeleteAsync);
    }

    static async Task<JsonHttpResult<EmbeddedFile>> EmbedAsync(
        [FromForm(Name = "file_id")] string id,
        IFormFile file,
        DocumentIndexer indexer,
        IOptions<LibreChatOptions> options,
        CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file.FileName);
        var source = new DocumentSource(id, _ => ValueTask.FromResult(file.OpenReadStream()))
        {
            FileName = name,
            MediaType = FileNames.MediaTypeOf(name),
            Metadata = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [FileNames.Field] = JsonSerializer.SerializeToElement(name) },
        };
        var result = await indexer.IndexAsync(options.Value.Collection, source, cancellationToken);
        return result.Outcome != IndexOutcome.Failed
            ? ForeignJson.Of(new EmbeddedFile(id, name, $"The file is indexed: {result.Outcome}."))
            : throw new SemanticSearchException(ErrorKind.UnreadableDocument, result.Error!);
    }

    static async Task<JsonHttpResult<IReadOnlyList<string>>> ListAsync(
        CollectionBrowser browser, IOptions<LibreChatOptions> options, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        // The first file makes it.
        if (!await browser.HasCollectionAsync(options.Value.Collection, cancellationToken))
            return ForeignJson.Of<IReadOnlyList<string>>(ids);
        IReadOnlyList<DocumentSummary> page;
        do
        {
            page = await browser.ListDocumentsAsync(options.Value.Collection, ids.LastOrDefault(), CollectionBrowser.MaximumPage, cancellationToken);
            ids.AddRange(page.Select(document => document.Id));
        }
        while (page.Count == CollectionBrowser.MaximumPage);
        return ForeignJson.Of<IReadOnlyList<string>>(ids);
    }

    static async Task<JsonHttpResult<IReadOnlyList<FilePassage>>> GetAsync(
        string[] ids, CollectionBrowser browser, IOptions<LibreChatOptions> options, CancellationToken cancellationToken)
    {
        var files = new List<FilePassage>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
            files.Add(FilePassage.Whole(await browser.GetDocumentAsync(options.Value.Collection, id, cancellationToken)));
        return ForeignJson.Of<IReadOnlyList<FilePassage>>(files);
    }

    static async Task<JsonHttpResult<string>> ReadAsync(
        string id, CollectionBrowser browser, IOptions<LibreChatOptions> options, CancellationToken cancellationToken) =>
        ForeignJson.Of((await browser.GetDocumentAsync(options.Value.Collection, id, cancellationToken)).Document.Text);

    static async Task<JsonHttpResult<object>> DeleteAsync(
        HttpRequest request, DocumentIndexer indexer, IOptions<LibreChatOptions> options, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var id in await ForeignJson.ReadAsync<string[]>(request, cancellationToken))
            if (await indexer.DeleteAsync(options.Value.Collection, id, cancellationToken))
                deleted++;
        return deleted > 0
            ? ForeignJson.Of<object>(new { Message = $"Documents for {deleted} file{(deleted == 1 ? "" : "s")} deleted successfully" })
            : throw new SemanticSearchException(ErrorKind.NotFound, "there is none of these files");
    }
}
