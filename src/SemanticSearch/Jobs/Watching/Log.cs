using Microsoft.Extensions.Logging;

namespace SemanticSearch.Jobs.Watching;

/// <summary>What watching logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "{Location} could not be synced and is tried again: {Reason}")]
    public static partial void SourceNotSynced(this ILogger logger, string location, string reason);

    [LoggerMessage(LogLevel.Error, "{Location} could not be synced, for a reason that nobody thought of, and is tried again")]
    public static partial void SourceBroke(this ILogger logger, string location, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The sources to watch could not be listed")]
    public static partial void SourcesNotListed(this ILogger logger, Exception exception);
}
