using Microsoft.Extensions.Logging;

namespace SemanticSearch.Reading;

/// <summary>What reading logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Debug, "No row of '{Table}' belongs to '{DocumentId}'")]
    public static partial void RowNotFound(this ILogger logger, string documentId, string table);
}
