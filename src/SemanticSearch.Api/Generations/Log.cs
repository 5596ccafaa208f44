namespace SemanticSearch.Api.Generations;

/// <summary>What building beside requests logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Error, "Building generation {Generation} of collection '{Collection}' failed")]
    public static partial void BuildFailed(ILogger logger, long generation, string collection, Exception exception);
}
