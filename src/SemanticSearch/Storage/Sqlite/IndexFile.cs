using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The file of an index as a file: where it is, and whether it can be put aside.</summary>
static class IndexFile
{
    /// <summary>The path of the index of a data folder.</summary>
    public static string Of(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), Database.FileName);

    /// <summary>The newest format that can be opened.</summary>
    public static int Format => Schema.Version;

    /// <summary>Brings an index that nobody has open into its one file, so that another may take its place. One that cannot be read
    /// is left as it is.</summary>
    /// <exception cref="SemanticSearchException">A process has it open.</exception>
    public static void Release(string path)
    {
        if (!File.Exists(path))
            return;
        try
        {
            using var session = new Session(path);
            // Succeeds for the only one who has the file open, and then takes the log away.
            if (session.Text("PRAGMA journal_mode = DELETE") != "delete")
                throw InUse(path);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            throw InUse(path);
        }
        catch (SqliteException)
        {
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
    }

    static SemanticSearchException InUse(string path) =>
        new(ErrorKind.Storage, $"The index {path} is open in another process: stop it first");
}
