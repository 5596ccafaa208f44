using Microsoft.Extensions.Logging;

namespace SemanticSearch.Indexing;

/// <summary>What indexing logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Debug, "Indexed '{DocumentId}' into '{Collection}': {Chunks} chunks")]
    public static partial void DocumentIndexed(this ILogger logger, string documentId, string collection, int chunks);

    [LoggerMessage(LogLevel.Information, "Deleted '{DocumentId}' from '{Collection}'")]
    public static partial void DocumentDeleted(this ILogger logger, string documentId, string collection);

    [LoggerMessage(LogLevel.Debug, "Not indexed: '{DocumentId}': {Reason}")]
    public static partial void DocumentFailed(this ILogger logger, string documentId, string reason);

    [LoggerMessage(LogLevel.Error, "Handling '{DocumentId}' failed unexpectedly")]
    public static partial void DocumentBroke(this ILogger logger, string documentId, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Embedding a group of {Documents} documents failed; trying them one by one")]
    public static partial void GroupBroke(this ILogger logger, int documents, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The index could not take in whether '{DocumentId}' failed")]
    public static partial void OutcomeNotRemembered(this ILogger logger, string documentId, Exception exception);
}
