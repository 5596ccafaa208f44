using Microsoft.Extensions.Logging;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>What fetching logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Debug, "Asked for {Address}: {Outcome} {Problem}")]
    public static partial void Asked(this ILogger logger, Uri address, FetchOutcome outcome, string? problem);

    [LoggerMessage(LogLevel.Debug, "The robots.txt of {Host}: {Outcome} {Problem}")]
    public static partial void RobotsRead(this ILogger logger, string host, FetchOutcome outcome, string? problem);
}
