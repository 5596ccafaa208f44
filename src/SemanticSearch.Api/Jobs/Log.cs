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

    [LoggerMessage(LogLevel.Debug, "{Count} leftovers of writers that died are removed")]
    public static partial void Swept(this ILogger logger, int count);

    [LoggerMessage(LogLevel.Warning, "Leftovers of writers that died could not be looked for, and are tomorrow: {Reason}")]
    public static partial void NotSwept(this ILogger logger, string reason);
}
