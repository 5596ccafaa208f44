using Microsoft.Extensions.Logging;
using SemanticSearch.Storage;

namespace SemanticSearch.Jobs;

/// <summary>What jobs log.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Jobs that ended long ago could not be forgotten")]
    public static partial void JobsNotPruned(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Information, "Job {Id} begins: {Kind} of '{Collection}'")]
    public static partial void JobBegins(this ILogger logger, string id, string kind, string collection);

    [LoggerMessage(LogLevel.Information, "Job {Id} ended: {State}")]
    public static partial void JobEnded(this ILogger logger, string id, JobState state);

    [LoggerMessage(LogLevel.Warning, "Job {Id} ({Kind}) failed: {Reason}")]
    public static partial void JobFailed(this ILogger logger, string id, string kind, string reason);

    [LoggerMessage(LogLevel.Error, "Job {Id} failed unexpectedly")]
    public static partial void JobBroke(this ILogger logger, string id, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The progress of job {Id} could not be stored")]
    public static partial void ProgressNotStored(this ILogger logger, string id, Exception exception);

    [LoggerMessage(LogLevel.Error, "The lease of '{Collection}' could not be renewed")]
    public static partial void LeaseNotRenewed(this ILogger logger, string collection, Exception exception);
}
