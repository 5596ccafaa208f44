using Microsoft.Extensions.Logging;

namespace SemanticSearch.Indexing.Rebuilding;

/// <summary>What rebuilding logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Collection '{Collection}' is searched by generation {Generation} now")]
    public static partial void GenerationSwitched(this ILogger logger, string collection, long generation);

    [LoggerMessage(LogLevel.Error, "Building the chunks of '{DocumentId}' failed")]
    public static partial void DocumentNotBuilt(this ILogger logger, string documentId, Exception exception);

    [LoggerMessage(LogLevel.Information, "Deleted generation {Generation} of collection '{Collection}'")]
    public static partial void GenerationDropped(this ILogger logger, long generation, string collection);
}
