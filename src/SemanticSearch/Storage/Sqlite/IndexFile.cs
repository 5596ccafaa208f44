using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The file of an index as a file: where it is, and whether it can be put aside.</summary>
static class IndexFile
{
    /// <summary>The path of the index of a data folder.</summary>
    public static string Of(string dataFolder) => Path.Combine(Path.GetFullPath(dataFolder), Database.FileName);

    const string Interrupted = "interrupted: the index was restored from a backup that was made while it ran; retry it";

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

    /// <summary>The collections of an index of the present format that nobody writes, and what they hold. Damage is no reason not to keep a
    /// copy: a collection without a live generation is left out.</summary>
    /// <exception cref="SemanticSearchException">It cannot be read.</exception>
    public static IReadOnlyList<(Collection Collection, CollectionStatus Status)> Count(string path)
    {
        try
        {
            using var session = new Session(path, isFrozen: true);
            return [.. CollectionTable.ListLive(session).Select(collection => (collection, CollectionTable.Status(session, collection)))];
        }
        catch (SqliteException e)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Takes out of a copy of an index what was true only where and when it was made: nobody holds a lease of it, and no process goes
    /// on with its jobs. One of an older format that has neither is left as it is.</summary>
    /// <exception cref="SemanticSearchException">It cannot be read.</exception>
    public static void Detach(string path, DateTimeOffset now)
    {
        try
        {
            using var session = new Session(path);
            if (session.Number("SELECT count(*) FROM sqlite_master WHERE name IN ('jobs', 'leases')") == 2)
            {
                LeaseTable.Clear(session);
                JobTable.Interrupt(session, Interrupted, now);
            }

            session.Text("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException e)
        {
            throw Unreadable(path, e);
        }
    }

    static SemanticSearchException Unreadable(string path, SqliteException cause) =>
        new(ErrorKind.Storage, $"The index {path} cannot be read ({cause.Message})", cause);

    static SemanticSearchException InUse(string path) =>
        new(ErrorKind.Storage, $"The index {path} is open in another process: stop it first");
}
