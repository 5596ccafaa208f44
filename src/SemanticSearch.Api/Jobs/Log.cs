namespace SemanticSearch.Api.Jobs;

/// <summary>What the worker logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The queue of jobs could not be worked on: {Reason}")]
    public static partial void QueueNotRead(this ILogger logger, string reason);

    [LoggerMessage(LogLevel.Debug, "Job {Id} waits: {Reason}")]
    public static partial void JobWaits(this ILogger logger, string id, string reason);
}
