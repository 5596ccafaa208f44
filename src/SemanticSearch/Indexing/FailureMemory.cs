using Microsoft.Extensions.Logging;
using SemanticSearch.Storage;

namespace SemanticSearch.Indexing;

/// <summary>Remembers in the index which documents failed, until they do not any more. What is written with its chunks needs no word here:
/// the store forgets its failure itself.</summary>
/// <param name="store">The index.</param>
/// <param name="collection">Where the documents go.</param>
/// <param name="logger">Hears what could not be remembered.</param>
sealed class FailureMemory(IIndexStore store, Collection collection, ILogger logger)
{
    /// <summary>Takes in what became of a document. That this cannot be written ends no run: whoever gets the result knows it.</summary>
    public async Task RecordAsync(IndexResult result, CancellationToken cancellationToken)
    {
        try
        {
            if (result.Error is { } error)
                await store.PutFailureAsync(collection, result.DocumentId, error, cancellationToken);
            else
                await store.ForgetFailureAsync(collection, result.DocumentId, cancellationToken);
        }
        catch (SemanticSearchException e)
        {
            logger.OutcomeNotRemembered(result.DocumentId, e);
        }
    }
}
