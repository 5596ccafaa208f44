namespace SemanticSearch.Api.Jobs;

/// <summary>What the worker logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Error, "The queue of jobs could not be worked on, and is looked at again soon")]
    public static partial void QueueNotRead(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Job {Id} could not be worked on, and is tried again soon")]
    public static partial void JobNotDone(this ILogger logger, string id, Exception exception);

    [LoggerMessage(LogLevel.Debug, "Job {Id} waits: {Reason}")]
    public static partial void JobWaits(this ILogger logger, string id, string reason);
}
