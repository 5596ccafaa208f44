using Microsoft.Extensions.Logging;

namespace SemanticSearch.Storage.Qdrant;

/// <summary>What the store on Qdrant tells its operator.</summary>
static partial class Log
{
    /// <summary>A call failed for good, after what repeating was allowed.</summary>
    [LoggerMessage(1, LogLevel.Warning, "Qdrant at {Server} failed at {What}")]
    public static partial void CallFailed(ILogger logger, string what, string server, Exception exception);

    /// <summary>A job waits for the server to come back.</summary>
    [LoggerMessage(2, LogLevel.Warning, "Qdrant at {Server} is away ({What}): the job asks again in {Seconds} s")]
    public static partial void Waiting(ILogger logger, string what, string server, double seconds);
}
