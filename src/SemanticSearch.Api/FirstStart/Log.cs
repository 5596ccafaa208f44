namespace SemanticSearch.Api.FirstStart;

/// <summary>What the first start logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Nothing is indexed yet: indexing {Documents} documents of {Folder}")]
    public static partial void FirstStartBegins(this ILogger logger, int documents, string folder);

    [LoggerMessage(LogLevel.Information, "Indexed {Done} of {Documents} documents, {Chunks} chunks")]
    public static partial void FirstStartProgress(this ILogger logger, int done, int documents, int chunks);

    [LoggerMessage(LogLevel.Warning, "Not indexed: {Reason}")]
    public static partial void SeedFailed(this ILogger logger, string reason);

    [LoggerMessage(LogLevel.Error, "The seed briefs were not indexed: {Reason}")]
    public static partial void FirstStartFailed(this ILogger logger, string reason);
}
