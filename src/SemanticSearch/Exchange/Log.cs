using Microsoft.Extensions.Logging;

namespace SemanticSearch.Exchange;

/// <summary>What importing logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Line {Number} of {File} could not be indexed")]
    public static partial void LineBroke(this ILogger logger, long number, string file, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Line {Number} of {File} {Problem}; what it holds was not indexed")]
    public static partial void LineUnusable(this ILogger logger, long number, string file, string problem);
}
