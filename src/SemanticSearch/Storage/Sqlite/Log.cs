using Microsoft.Extensions.Logging;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>What the embedded store tells its operator.</summary>
static partial class Log
{
    /// <summary>A new index file was made.</summary>
    [LoggerMessage(1, LogLevel.Information, "Made a new index, {Path}")]
    public static partial void IndexMade(ILogger logger, string path);

    /// <summary>A writer found others in its way and goes on waiting.</summary>
    [LoggerMessage(2, LogLevel.Information, "Waiting for another process to finish with {Path}")]
    public static partial void WaitingForOthers(ILogger logger, string path);

    /// <summary>Changed vectors were read into memory.</summary>
    [LoggerMessage(
        3,
        LogLevel.Debug,
        "Read {Documents} changed and {Deleted} deleted documents of generation {Generation}, now {Chunks} vectors, in {Elapsed}")]
    public static partial void VectorsRead(
        ILogger logger, int documents, int deleted, long generation, long chunks, TimeSpan elapsed);

    /// <summary>The full-text tables of a generation cannot be read: searches go by meaning alone.</summary>
    [LoggerMessage(4, LogLevel.Error, "The words of generation {Generation} cannot be read")]
    public static partial void WordsUnreadable(ILogger logger, long generation, Exception exception);

    /// <summary>An index of the previous format was brought up to date.</summary>
    [LoggerMessage(5, LogLevel.Information, "Brought the index {Path} to format {Format}")]
    public static partial void IndexBroughtUpToDate(ILogger logger, string path, int format);

    /// <summary>The index cannot be written: it is only read.</summary>
    [LoggerMessage(6, LogLevel.Warning, "The index {Path} cannot be written ({Reason}): it is only read until it can be")]
    public static partial void IndexOnlyRead(ILogger logger, string path, string reason);

    /// <summary>The index can be written again.</summary>
    [LoggerMessage(7, LogLevel.Information, "The index {Path} can be written again")]
    public static partial void IndexWritable(ILogger logger, string path);
}
