using Microsoft.Extensions.Logging;

namespace SemanticSearch.Embedding.Catalog;

/// <summary>What the catalog and the downloads log.</summary>
static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Model {Model} is installed in {Folder}")]
    public static partial void ModelInstalled(this ILogger logger, string model, string folder);

    [LoggerMessage(LogLevel.Information, "Model {Model} is damaged ({Files}) and is repaired")]
    public static partial void ModelRepairing(this ILogger logger, string model, string files);

    [LoggerMessage(LogLevel.Debug, "Downloading {Address} from byte {Offset}")]
    public static partial void Downloading(this ILogger logger, Uri address, long offset);

    [LoggerMessage(LogLevel.Warning, "Downloading {Address} was interrupted at byte {Offset}: {Reason}; attempt {Next} follows in {Delay}")]
    public static partial void Interrupted(this ILogger logger, Uri address, long offset, string reason, int next, TimeSpan delay);
}
