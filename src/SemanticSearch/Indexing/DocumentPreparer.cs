using Microsoft.Extensions.Logging;
using SemanticSearch.Reading;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>The first stage: reads a document, sees whether it has changed, and cuts it into chunks.</summary>
/// <param name="reader">Reads sources.</param>
/// <param name="target">Where the documents will go.</param>
/// <param name="earlierId">The id that a document of this id had before, or null.</param>
/// <param name="logger">Hears of failures.</param>
sealed class DocumentPreparer(
    DocumentReader reader,
    IndexTarget target,
    Func<string, string?> earlierId,
    ILogger logger)
{
    /// <summary>Prepares one document; a failure is told in the result.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Storage"/>: the index cannot be read, which concerns
    /// every document.</exception>
    public async Task<PreparedDocument> PrepareAsync(ClaimedSource claimed, CancellationToken cancellationToken)
    {
        var source = claimed.Source;
        if (claimed.Problem is { } problem)
            return Failed(source, problem);
        try
        {
            var read = await reader.ReadAsync(source, cancellationToken);
            Failpoint.Reach(Failpoint.AfterRead);
            var known = await target.Store.FindDocumentAsync(target.Collection, source.Id, cancellationToken);
            if (known is not null && TakenByAnother(known, source) is { } owner)
                return Failed(source, $"'{source.Id}' is already the id of {owner}; rename one of them, or use another collection");
            if (known is not null && known.ContentHash.Span.SequenceEqual(read.ContentHash.Span))
                return PreparedDocument.Finished(new IndexResult(source.Id, IndexOutcome.Unchanged));
            var chunks = target.Cut(read.Document, cancellationToken);
            var reused = (known is null ? earlierId(source.Id) : source.Id) is { } earlier
                ? await target.Vectors.FindAsync(earlier, read.Document, chunks, cancellationToken)
                : new Dictionary<int, ReadOnlyMemory<float>>();
            return target.Prepare(read, chunks, known is not null, reused);
        }
        catch (SemanticSearchException e) when (e.Kind != ErrorKind.Storage)
        {
            return Failed(source, e.Message);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SemanticSearchException))
        {
            // A reader that trips over one document must not take the others with it.
            logger.DocumentBroke(source.Id, e);
            return Failed(source, $"'{source.Id}': reading failed unexpectedly ({e.Message}); please report it with the document");
        }
    }

    // Two folders of one name, or a folder and an upload, must not overwrite each other's documents without a word.
    static string? TakenByAnother(DocumentRecord known, DocumentSource source) =>
        known.Location is { } location && source.Location is { } newLocation
        && SourceLocation.FileOf(location) is var file && file != SourceLocation.FileOf(newLocation) && File.Exists(file)
            ? $"'{location}'"
            : null;

    PreparedDocument Failed(DocumentSource source, string error)
    {
        logger.DocumentFailed(source.Id, error);
        return PreparedDocument.Finished(new IndexResult(source.Id, IndexOutcome.Failed, Error: error));
    }
}
