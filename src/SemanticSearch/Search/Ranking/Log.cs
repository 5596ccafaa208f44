using Microsoft.Extensions.Logging;

namespace SemanticSearch.Search.Ranking;

/// <summary>What ranking logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The relevance scale of '{Collection}' could not be stored; it is measured again at the next start")]
    public static partial void ScaleNotStored(this ILogger logger, string collection, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The relevance scale of '{Collection}' could not be renewed; searches go on with the old one")]
    public static partial void ScaleNotRenewed(this ILogger logger, string collection, Exception exception);
}
