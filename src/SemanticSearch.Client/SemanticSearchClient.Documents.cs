using System.Globalization;

namespace SemanticSearch.Client;

public sealed partial class SemanticSearchClient
{
    /// <summary>A document, or a part of its text.</summary>
    /// <param name="id">The document.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="start">Offset of the first character; where a part says <see cref="Document.Next"/>, the rest begins there.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<Document> GetDocumentAsync(
        string id, string collection = DefaultCollection, int start = 0, CancellationToken cancellationToken = default) =>
        _requests.GetAsync(
            $"{PathOf(id, collection)}&start={start.ToString(CultureInfo.InvariantCulture)}", ClientJson.Default.Document, cancellationToken);

    /// <summary>Indexes a text under an id, in place of what was there. When this returns, it is on disk and can be found.</summary>
    /// <param name="id">The document.</param>
    /// <param name="document">The text and what is known of it.</param>
    /// <param name="collection">The collection, which is made if it is not there.</param>
    /// <param name="idempotencyKey">A text of the caller's choice: sent again with it, the request is done once; null for none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public Task<IndexResult> PutDocumentAsync(
        string id,
        DocumentText document,
        string collection = DefaultCollection,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _requests.SendAsync(
            HttpMethod.Put,
            PathOf(id, collection),
            document,
            ClientJson.Default.DocumentText,
            ClientJson.Default.IndexResult,
            cancellationToken,
            idempotencyKey);

    /// <summary>Deletes a document; its citations are gone then.</summary>
    /// <exception cref="ProblemException">404: there is no such document.</exception>
    public Task DeleteDocumentAsync(string id, string collection = DefaultCollection, CancellationToken cancellationToken = default) =>
        _requests.DeleteAsync(PathOf(id, collection), cancellationToken);

    static string PathOf(string id, string collection) =>
        $"v1/documents/{Uri.EscapeDataString(id)}?collection={Uri.EscapeDataString(collection)}";
}
