using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using SemanticSearch.Api.Caching;
using SemanticSearch.Api.Idempotency;
using SemanticSearch.Api.Selection;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Search;

namespace SemanticSearch.Api.Documents;

/// <summary>Documents in and out. Ids may hold slashes, written as they are or as <c>%2F</c>.</summary>
static class DocumentEndpoints
{
    // Room for what JSON and multipart put around a document.
    const int Envelope = 1 << 20;

    // A long speech in one answer, a book in a few.
    const int DefaultLength = 200_000;

    const string PassagesOf = "/passages";

    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var options = routes.ServiceProvider.GetRequiredService<IOptions<SemanticSearchOptions>>().Value;
        var group = routes.MapGroup("/v1/documents")
            .WithTags("Documents")
            .WithMetadata(
                new RequestSizeLimitAttribute(options.MaximumDocumentBytes + Envelope),
                new RequestFormLimitsAttribute { MultipartBodyLengthLimit = options.MaximumDocumentBytes + Envelope })
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        group.MapGet("", ListAsync).WithName("ListDocuments").WithSummary("List documents in the order of their ids.")
            .TakesFieldsOf<ListedDocument>("documents")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/{**id}", GetAsync).WithName("GetDocument").WithSummary("Return a document with its canonical text, in parts if it is long.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        group.MapGet("/{**id:regex(./passages$)}", ReadAsync).WithName("ReadDocument")
            .WithSummary("Walk through a document: the passages around a place, an offset or a citation.")
            .TakesFieldsOf<Passage>("passages")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status410Gone);
        group.MapPut("/{**id}", PutAsync).WithName("PutDocument").WithSummary("Index a text under an id, replacing what was there.")
            .ProducesWriteProblems();
        group.MapPost("", PostAsync).WithName("PostDocument").WithSummary("Index a text that names its own id.")
            .Accepts<NamedDocumentUpload>("application/json")
            .ProducesWriteProblems();
        group.MapPost("", PostFileAsync).WithName("PostDocumentFile")
            .WithSummary("Index an uploaded file; of an archive or a table, all its documents.")
            .Accepts<IFormFile>("multipart/form-data")
            .ProducesWriteProblems()
            .DisableAntiforgery();
        group.MapDelete("/{**id}", DeleteAsync).WithName("DeleteDocument").WithSummary("Delete a document; its citations answer 410.")
            .TakesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    static RouteHandlerBuilder ProducesWriteProblems(this RouteHandlerBuilder route) => route
        .TakesIdempotencyKey()
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType);

    static async Task<Ok<DocumentPage>> ListAsync(
        CollectionBrowser browser,
        CancellationToken cancellationToken,
        [Description("The collection.")] string collection = SearchRequest.DefaultCollection,
        [Description("The last id of the page before.")] string? after = null,
        [Description("How many at most, 1 to 1000.")] int limit = 100)
    {
        var page = await browser.ListDocumentsAsync(collection, after, limit, cancellationToken);
        // A full page may be the last: one more look tells.
        var more = page.Count == limit && (await browser.ListDocumentsAsync(collection, page[^1].Id, 1, cancellationToken)).Count > 0;
        return TypedResults.Ok(new DocumentPage([.. page.Select(ListedDocument.Of)], more ? page[^1].Id : null));
    }

    static async Task<Results<Ok<DocumentResponse>, NotModified>> GetAsync(
        string id,
        CollectionBrowser browser,
        DocumentRevisions revisions,
        HttpContext http,
        CancellationToken cancellationToken,
        [Description("The collection.")] string collection = SearchRequest.DefaultCollection,
        [Description("Offset of the first character to return.")] int start = 0,
        [Description("How many characters at most, 1 to 1000000; 'next' says where to go on.")] int length = DefaultLength,
        [Description("Whether to return pages, paragraphs, notes and turns too.")] bool structure = false) =>
        await revisions.FindAsync(collection, Decoded(id), cancellationToken) is { } revision && EntityTag.IsKnown(http, revision)
            ? new NotModified()
            : TypedResults.Ok(
                DocumentResponse.Of(await browser.GetDocumentAsync(collection, Decoded(id), cancellationToken), start, length, structure));

    static async Task<Results<Ok<DocumentReading>, NotModified>> ReadAsync(
        [Description("The document's id.")] string id,
        CollectionBrowser browser,
        DocumentRevisions revisions,
        HttpContext http,
        CancellationToken cancellationToken,
        [Description("The collection.")] string collection = SearchRequest.DefaultCollection,
        [Description("An offset in the text, or a citation of the document.")] string around = "0",
        [Description("How many passages before it, 0 to 100.")] int before = 0,
        [Description("How many passages after it, 0 to 100.")] int after = 9)
    {
        var document = Decoded(id[..^PassagesOf.Length]);
        return await revisions.FindAsync(collection, document, cancellationToken) is { } revision && EntityTag.IsKnown(http, revision)
            ? new NotModified()
            : TypedResults.Ok(await browser.ReadAroundAsync(
                collection, document, OffsetOf(around, collection, document), before, after, cancellationToken));
    }

    static Task<Results<Ok<IndexResult>, Created<IndexResult>>> PutAsync(
        string id,
        DocumentUpload upload,
        DocumentIndexer indexer,
        CancellationToken cancellationToken,
        [Description("The collection; made if it is not there.")] string collection = SearchRequest.DefaultCollection) =>
        IndexAsync(indexer, collection, SourceOf(Decoded(id), upload), cancellationToken);

    static Task<Results<Ok<IndexResult>, Created<IndexResult>>> PostAsync(
        NamedDocumentUpload upload,
        DocumentIndexer indexer,
        CancellationToken cancellationToken,
        [Description("The collection; made if it is not there.")] string collection = SearchRequest.DefaultCollection) =>
        IndexAsync(indexer, collection, SourceOf(upload.Id, upload), cancellationToken);

    static async Task<Results<Ok<IndexResult>, Created<IndexResult>, Ok<IndexResults>>> PostFileAsync(
        IFormFile file,
        DocumentIndexer indexer,
        CancellationToken cancellationToken,
        [Description("The document's id, for a file; left out, the file's name.")] string? id = null,
        [Description("The collection; made if it is not there.")] string collection = SearchRequest.DefaultCollection)
    {
        var source = new DocumentSource(id ?? Path.GetFileName(file.FileName), _ => ValueTask.FromResult(file.OpenReadStream()))
        {
            FileName = Path.GetFileName(file.FileName),
        };
        var results = await indexer.IndexAsync(collection, [source], cancellationToken).ToListAsync(cancellationToken);
        if (results is not [var only] || only.DocumentId != source.Id)
            return TypedResults.Ok(new IndexResults(results));
        return IsNew(only) ? TypedResults.Created(AddressOf(only, collection), only) : TypedResults.Ok(only);
    }

    static async Task<NoContent> DeleteAsync(
        string id,
        DocumentIndexer indexer,
        CancellationToken cancellationToken,
        [Description("The collection.")] string collection = SearchRequest.DefaultCollection) =>
        await indexer.DeleteAsync(collection, Decoded(id), cancellationToken)
            ? TypedResults.NoContent()
            : throw new SemanticSearchException(ErrorKind.NotFound, $"there is no document '{Decoded(id)}' in collection '{collection}'");

    static async Task<Results<Ok<IndexResult>, Created<IndexResult>>> IndexAsync(
        DocumentIndexer indexer, string collection, DocumentSource source, CancellationToken cancellationToken)
    {
        var result = await indexer.IndexAsync(collection, source, cancellationToken);
        return IsNew(result) ? TypedResults.Created(AddressOf(result, collection), result) : TypedResults.Ok(result);
    }

    static bool IsNew(IndexResult result) => result.Outcome != IndexOutcome.Failed
        ? result.Outcome == IndexOutcome.Added
        : throw new SemanticSearchException(ErrorKind.UnreadableDocument, result.Error!);

    static string AddressOf(IndexResult result, string collection) =>
        $"/v1/documents/{Uri.EscapeDataString(result.DocumentId)}?collection={collection}";

    static DocumentSource SourceOf(string id, DocumentUpload upload) =>
        DocumentSource.FromText(id, upload.Text, upload.MediaType(), upload.Title, upload.Metadata);

    static int OffsetOf(string around, string collection, string id)
    {
        if (CitationId.TryParse(around, out var citation))
            return citation.DocumentKey == DocumentId.Key(collection, id)
                ? citation.Start
                : throw new SemanticSearchException(
                    ErrorKind.InvalidRequest, $"'around' is a citation of another document than '{id}'; resolve it to see of which");
        return int.TryParse(around, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw new SemanticSearchException(
                ErrorKind.InvalidRequest, $"'around' is '{around}', it must be an offset in the text or a citation of the document");
    }

    // Kestrel decodes everything in a path but an escaped slash. Ids hold no '%', so there is only one way to read it.
    static string Decoded(string id) => id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
