using Microsoft.Extensions.Logging;

namespace SemanticSearch.Sources.Watching;

/// <summary>
/// Hears of what happens to a folder or a file, as far as the file system tells: some do not (network drives), and none tells of everything when
/// much happens at once. What is missed is found by comparing.
/// </summary>
sealed class FileEvents : IDisposable
{
    // The most that Windows takes; Linux has a setting of its own, fs.inotify.
    const int BufferBytes = 64 << 10;

    readonly FileSystemWatcher _watcher;
    readonly string _location;
    readonly Action _heard;
    readonly ILogger _logger;
    volatile bool _isBroken;

    FileEvents(string location, bool isFolder, Action heard, ILogger logger)
    {
        _location = location;
        _heard = heard;
        _logger = logger;
        _watcher = new FileSystemWatcher(isFolder ? location : Path.GetDirectoryName(location)!)
        {
            IncludeSubdirectories = isFolder,
            InternalBufferSize = BufferBytes,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
        };
        if (!isFolder)
            _watcher.Filter = Path.GetFileName(location);
        _watcher.Created += Hear;
        _watcher.Changed += Hear;
        _watcher.Deleted += Hear;
        _watcher.Renamed += Hear;
        _watcher.Error += HearProblem;
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Whether something went wrong, so that it may hear no more.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Begins to listen; null, with a line in the log, if the file system does not tell.</summary>
    /// <param name="location">A folder, with all within it, or a file.</param>
    /// <param name="heard">Hears that something happened, on any thread.</param>
    /// <param name="logger">Hears of what goes wrong.</param>
    public static FileEvents? TryBegin(string location, Action heard, ILogger logger)
    {
        try
        {
            return new FileEvents(location, Directory.Exists(location), heard, logger);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or PlatformNotSupportedException)
        {
            // A folder that is not there is an argument to the watcher.
            logger.NotWatched(location, e.Message);
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher.Dispose();

    void Hear(object sender, FileSystemEventArgs happened)
    {
        if (Concerns(_watcher.Path, happened.Name) || (happened is RenamedEventArgs renamed && Concerns(_watcher.Path, renamed.OldName)))
            _heard();
    }

    void HearProblem(object sender, ErrorEventArgs problem)
    {
        if (problem.GetException() is InternalBufferOverflowException)
            _logger.EventsLost(_location);
        else
            _logger.NotWatched(_location, problem.GetException().Message);
        _isBroken = true;
        // What was missed is found by comparing everything.
        _heard();
    }

    /// <summary>Whether something may be read of a path, or beside it: not of what is hidden, nor of an index, which every sync changes.</summary>
    /// <param name="folder">The folder that is watched.</param>
    /// <param name="path">The path within it; null for one that is not told.</param>
    internal static bool Concerns(string folder, string? path)
    {
        if (IsHidden(path))
            return false;
        for (var at = path; !string.IsNullOrEmpty(at); at = Path.GetDirectoryName(at))
            if (DataFolder.IsOne(Path.Combine(folder, at)))
                return false;
        return true;
    }

    static bool IsHidden(string? path) => path is not null && (path[0] == '.' || path.Contains($"{Path.DirectorySeparatorChar}.", StringComparison.Ordinal));
}
