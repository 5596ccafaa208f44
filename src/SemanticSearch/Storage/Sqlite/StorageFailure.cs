using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Says what a failure of the medium means and what to do about it.</summary>
static class StorageFailure
{
    /// <summary>The failure that an SQLite result code (https://www.sqlite.org/rescode.html) stands for.</summary>
    public static SemanticSearchException Of(SqliteException cause, string path) =>
        new(ErrorKind.Storage, Explain(cause, path), cause);

    /// <summary>The failure to copy the index: of its own file where that cannot be read, else of the place where the copy goes.</summary>
    public static SemanticSearchException OfCopy(SqliteException cause, string path, string copy) => cause.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => Of(cause, path),
        raw.SQLITE_FULL => new(
            ErrorKind.Storage, $"The disk that holds {Path.GetDirectoryName(copy)} is full: free some space, or name another place", cause),
        _ => new(
            ErrorKind.Storage,
            $"A copy of the index cannot be written into {Path.GetDirectoryName(copy)} (SQLite error {cause.SqliteExtendedErrorCode}): "
            + "check the disk, or name another place",
            cause),
    };

    /// <summary>The failure to make or reach the data folder.</summary>
    public static SemanticSearchException OfFolder(Exception cause, string folder) =>
        new(ErrorKind.Storage, $"The data folder {folder} cannot be used ({cause.Message}): choose another or grant access to it", cause);

    /// <summary>The failure of a file whose parts contradict each other.</summary>
    public static SemanticSearchException Damaged(string what) =>
        new(ErrorKind.Storage, $"The index is damaged, {what}: restore it from a backup, or delete index.db and index again");

    /// <summary>The failure to write an index that is only read, because it could not be opened otherwise.</summary>
    public static SemanticSearchException OfWriting(SqliteException cause, string path) => new(ErrorKind.Storage, NotWritable(path), cause);

    /// <summary>The failure of a file that was read as one that nobody writes, and was written.</summary>
    public static SemanticSearchException Changed(string path) =>
        new(ErrorKind.Storage, $"The index {path}, which cannot be written here, was written by somebody else while it was read: try again");

    /// <summary>The failure of a collection of which it is not told which generation is live.</summary>
    public static SemanticSearchException Headless(string collection) =>
        new(ErrorKind.Storage, $"The index is damaged, collection '{collection}' has no live generation: run 'semsearch verify --repair'");

    static string NotWritable(string path) =>
        $"The index {path} cannot be written: make the file and its folder writable, or choose another data folder";

    static string Explain(SqliteException cause, string path) => cause.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The index {path} is locked by another process: try again when that has finished",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => NotWritable(path),
        raw.SQLITE_CANTOPEN =>
            $"The index {path} cannot be opened: check that its folder exists and is readable and writable, or choose another data folder",
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB =>
            $"The index {path} is damaged or not an index: restore it from a backup, or delete it and index again",
        raw.SQLITE_FULL =>
            $"The disk that holds {path} is full: free some space and try again; nothing was half written",
        raw.SQLITE_IOERR =>
            $"Reading or writing {path} failed (SQLite error {cause.SqliteExtendedErrorCode}): check the disk and its free space",
        raw.SQLITE_TOOBIG =>
            $"A document is too large for the index {path}, which holds texts up to 1 GB: split the document",
        _ => $"The index {path} failed ({cause.Message}): check the disk, then try again",
    };
}
