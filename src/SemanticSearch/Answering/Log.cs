using Microsoft.Extensions.Logging;

namespace SemanticSearch.Answering;

/// <summary>What answering logs.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "The language model did not write an answer; one made of sentences stands")]
    public static partial void ModelFailed(this ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "The language model did not rewrite a question; it is searched for as it is")]
    public static partial void RewritingFailed(this ILogger logger, Exception exception);
}
