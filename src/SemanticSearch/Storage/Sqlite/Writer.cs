using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The one session of an index that writes. It waits for the locks of other processes. Used by one thread at a time.</summary>
/// <param name="path">The index.</param>
/// <param name="timeProvider">Measures how long it waits.</param>
/// <param name="logger">Is told that it waits.</param>
sealed class Writer(string path, TimeProvider timeProvider, ILogger logger) : IDisposable
{
    // How long anybody waits for other processes, except in a flow that is patient.
    static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    static readonly AsyncLocal<CancellationToken?> Patience = new();

    Session? _session;

    Session Open => _session ?? throw new InvalidOperationException("the index is not open for writing");

    /// <summary>Opens the index, which is made if it is missing and brought up to date if it is of an earlier format.</summary>
    /// <exception cref="SqliteException">It cannot be written.</exception>
    /// <exception cref="SemanticSearchException">It is of another program or of a format that cannot be read.</exception>
    public void OpenIndex(CancellationToken cancellationToken)
    {
        _session = new Session(path);
        try
        {
            MakeTables(cancellationToken);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction that is on disk when this returns. If it throws nothing of it remains.</summary>
    public T Transact<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        WaitFor(Open.TryBeginWrite, Locked, cancellationToken);
        return Finish(work, cancellationToken);
    }

    /// <summary>As <see cref="Transact"/>, unless another process is writing: false then.</summary>
    public bool TryTransact(Action<Session> work, CancellationToken cancellationToken)
    {
        if (!Open.TryBeginWrite())
            return false;
        return Finish(
            session =>
            {
                work(session);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Rewrites the file without what is unused or was deleted, and empties the log. Full-text tables keep the words of deleted rows until
    /// their parts are merged, which is done first.</summary>
    public void Compact(CancellationToken cancellationToken)
    {
        Transact(
            session =>
            {
                foreach (var table in Schema.FullTextTables(session))
                    session.Interruptibly(() => session.Execute($"INSERT INTO \"{table}\" (\"{table}\") VALUES ('optimize')"), cancellationToken);
                return true;
            },
            cancellationToken);
        // Space that is freed by truncating the file is not overwritten by that.
        Open.Execute("PRAGMA secure_delete = ON");
        try
        {
            WaitFor(() => Open.Interruptibly(() => Open.TryExecute("VACUUM"), cancellationToken), Locked, cancellationToken);
        }
        finally
        {
            Open.Execute("PRAGMA secure_delete = OFF");
        }

        // Of a reader that stands in the way a row tells, and no error: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
        WaitFor(() => Open.Number("PRAGMA wal_checkpoint (TRUNCATE)") == 0, StillRead, cancellationToken);
    }

    /// <summary>Lets what the caller's flow does from now on wait for other processes as long as they take.</summary>
    /// <param name="cancellationToken">Ends that for calls that are not cancelled themselves.</param>
    /// <returns>Ends that.</returns>
    public static IDisposable WaitWithoutLimit(CancellationToken cancellationToken)
    {
        Patience.Value = cancellationToken;
        return new EndOfPatience();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }

    void MakeTables(CancellationToken cancellationToken)
    {
        // The format comes first, so that a foreign file is left as it was found.
        var state = Schema.StateOf(Open, path);
        if (Open.Text("PRAGMA journal_mode = WAL") != "wal")
            throw new SemanticSearchException(
                ErrorKind.Storage, $"The index {path} is on a disk that cannot share memory: choose a data folder on a local disk");
        if (state == SchemaState.Current)
            return;
        state = Transact(
            session =>
            {
                // Another process may have been quicker.
                var found = Schema.StateOf(session, path);
                if (found != SchemaState.Current)
                    Schema.Complete(session, found, cancellationToken);
                return found;
            },
            cancellationToken);
        if (state == SchemaState.None)
            Log.IndexMade(logger, path);
        else if (state == SchemaState.Previous)
            Log.IndexBroughtUpToDate(logger, path, Schema.Version);
    }

    T Finish<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        var session = Open;
        try
        {
            var result = work(session);
            cancellationToken.ThrowIfCancellationRequested();
            Failpoint.Reach(Failpoint.BeforeCommit);
            session.Commit();
            Failpoint.Reach(Failpoint.AfterCommit);
            return result;
        }
        finally
        {
            session.Rollback();
        }
    }

    // Each attempt waits for the lock slice.
    void WaitFor(Func<bool> attempt, Func<Exception> refusal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (attempt())
            return;
        Log.WaitingForOthers(logger, path);
        var began = timeProvider.GetTimestamp();
        while (!attempt())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Patience.Value is not { IsCancellationRequested: false } && timeProvider.GetElapsedTime(began) >= LockTimeout)
                throw refusal();
        }
    }

    static SqliteException Locked() => new("database is locked", raw.SQLITE_BUSY);

    SemanticSearchException StillRead() => new(
        ErrorKind.Conflict,
        $"The index {path} is rewritten, but others were reading all the time, so that its log still holds what was deleted: "
        + "run 'semsearch compact' again when they have finished");

    sealed class EndOfPatience : IDisposable
    {
        public void Dispose() => Patience.Value = null;
    }
}
