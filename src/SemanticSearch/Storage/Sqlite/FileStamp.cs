namespace SemanticSearch.Storage.Sqlite;

/// <summary>What a database file looks like from outside: whoever writes it changes that.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="LogLength">The length of its write-ahead log, 0 if there is none.</param>
readonly record struct FileStamp(long Length, DateTime Written, long LogLength)
{
    /// <summary>The stamp of the file at <paramref name="path"/>, all 0 if there is none.</summary>
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        var log = new FileInfo(path + "-wal");
        return file.Exists ? new FileStamp(file.Length, file.LastWriteTimeUtc, log.Exists ? log.Length : 0) : default;
    }
}
