using Microsoft.Extensions.Logging;

namespace SemanticSearch.Sources.Watching;

/// <summary>What listening to the file system logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The file system does not tell what happens in {Location}, which is found by the sweep instead: {Reason}")]
    public static partial void NotWatched(this ILogger logger, string location, string reason);

    [LoggerMessage(LogLevel.Warning, "So much happened in {Location} that the file system did not tell of all; it is compared as a whole")]
    public static partial void EventsLost(this ILogger logger, string location);
}
