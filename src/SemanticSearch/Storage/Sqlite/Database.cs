using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The file <c>index.db</c> of a data folder: one session that writes and as many as are needed that read, in write-ahead logging
/// (https://www.sqlite.org/wal.html), where readers and the writer don't wait for each other. SQLite's work is synchronous, so it
/// runs on the thread pool and never on the caller's thread. Safe from any thread.
/// </summary>
sealed class Database : IAsyncDisposable
{
    /// <summary>The name of the file in a data folder.</summary>
    public const string FileName = DataFolder.IndexName;

    const int MaximumIdleSessions = 8;

    // How long anybody waits for other processes, except in a flow that is patient.
    static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    static readonly AsyncLocal<CancellationToken?> Patience = new();

    readonly string _path;
    readonly TimeProvider _timeProvider;
    readonly ILogger _logger;
    readonly Session _writer;
    readonly SemaphoreSlim _writing = new(1, 1);
    readonly ConcurrentBag<Session> _idle = [];
    volatile bool _disposed;

    Database(string path, Session writer, TimeProvider timeProvider, ILogger logger)
    {
        _path = path;
        _writer = writer;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <summary>Opens the index of a data folder; both are made if missing.</summary>
    /// <exception cref="SemanticSearchException">The folder or the file cannot be used, or is of another format.</exception>
    public static Task<Database> OpenAsync(
        string dataFolder, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var path = Path.Combine(MakeFolder(dataFolder), FileName);
                return Translating(path, () => Open(path, timeProvider, logger, cancellationToken));
            },
            cancellationToken);

    /// <summary>Runs <paramref name="work"/> on one consistent state of the database.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> work, CancellationToken cancellationToken) =>
        ReadAwaitingAsync(session => Task.FromResult(work(session)), cancellationToken);

    /// <summary>As <see cref="ReadAsync"/>, for work that itself awaits something.</summary>
    public Task<T> ReadAwaitingAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        // In turn: on its own queue a thread takes what came last, so that a few busy callers would keep all others waiting.
        return Task.Factory.StartNew(
            async () =>
            {
                Session? session = null;
                try
                {
                    session = _idle.TryTake(out var idle) ? idle : new Session(_path);
                    session.BeginRead();
                    return await work(session);
                }
                catch (SqliteException e)
                {
                    throw StorageFailure.Of(e, _path);
                }
                finally
                {
                    GiveBack(session);
                }
            },
            cancellationToken,
            TaskCreationOptions.PreferFairness | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
    }

    /// <summary>As <see cref="ReadAsync"/>, with a session that nobody used before: FTS5's own check goes by what a session remembers of a table
    /// since it was last read, and would call what others wrote since damage.</summary>
    public Task<T> ReadApartAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(
            () => Translating(_path, () =>
            {
                using var session = new Session(_path);
                session.BeginRead();
                return work(session);
            }),
            cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that is on disk when the task completes. If it throws or is cancelled, nothing
    /// of it remains.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(() => Translating(_path, () => Transact(work, cancellationToken)), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>As <see cref="WriteAsync"/>, unless somebody else is writing: false then, at once or nearly so.</summary>
    public async Task<bool> TryWriteAsync(Action<Session> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!await _writing.WaitAsync(0, cancellationToken))
            return false;
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(() => Translating(_path, () => TryTransact(work, cancellationToken)), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Lets what the caller's flow does from now on wait for other processes as long as they take.</summary>
    /// <param name="cancellationToken">Ends that for calls that are not cancelled themselves.</param>
    /// <returns>Ends that.</returns>
    public static IDisposable WaitWithoutLimit(CancellationToken cancellationToken)
    {
        Patience.Value = cancellationToken;
        return new EndOfPatience();
    }

    /// <summary>Writes a copy of the file, as it is at one moment, to a path where there is none or an empty one.</summary>
    public Task BackUpAsync(string path, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(
            () => Translating(_path, () =>
            {
                using var session = new Session(_path);
                try
                {
                    return session.Execute("VACUUM INTO $path", ("$path", path));
                }
                catch (SqliteException e)
                {
                    throw StorageFailure.OfCopy(e, _path, path);
                }
            }),
            cancellationToken);
    }

    /// <summary>What of the file is in use, in bytes: as long is a copy of it.</summary>
    public Task<long> SizeAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            session => (session.Number("PRAGMA page_count")!.Value - session.Number("PRAGMA freelist_count")!.Value)
                * session.Number("PRAGMA page_size")!.Value,
            cancellationToken);

    /// <summary>
    /// Rewrites the file without what is unused or was deleted, and empties the log. Full-text tables keep the words of deleted rows until
    /// their parts are merged, which is done first.
    /// </summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: others read all the time, so that the log keeps what was
    /// deleted; <see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Translating(_path, () => Compact(cancellationToken)), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    bool Compact(CancellationToken cancellationToken)
    {
        Transact(
            session =>
            {
                foreach (var table in Schema.FullTextTables(session))
                    session.Execute($"INSERT INTO \"{table}\" (\"{table}\") VALUES ('optimize')");
                return true;
            },
            cancellationToken);
        // Space that is freed by truncating the file is not overwritten by that.
        _writer.Execute("PRAGMA secure_delete = ON");
        try
        {
            WaitFor(() => _writer.TryExecute("VACUUM"), Locked, cancellationToken);
        }
        finally
        {
            _writer.Execute("PRAGMA secure_delete = OFF");
        }

        // Of a reader that stands in the way a row tells, and no error: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
        WaitFor(() => _writer.Number("PRAGMA wal_checkpoint (TRUNCATE)") == 0, StillRead, cancellationToken);
        return true;
    }

    /// <summary>Lets a running write finish and closes the file, as soon as the running reads have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _disposed = true;
        _writer.Dispose();
        CloseIdle();
        _writing.Release();
    }

    static string MakeFolder(string dataFolder)
    {
        try
        {
            return Directory.CreateDirectory(dataFolder).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw StorageFailure.OfFolder(e, dataFolder);
        }
    }

    static Database Open(string path, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken)
    {
        var writer = new Session(path);
        try
        {
            var database = new Database(path, writer, timeProvider, logger);
            database.MakeTables(cancellationToken);
            return database;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    static T Translating<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Of(e, path);
        }
    }

    void MakeTables(CancellationToken cancellationToken)
    {
        // The format comes first, so that a foreign file is left as it was found.
        var state = Schema.StateOf(_writer, _path);
        if (_writer.Text("PRAGMA journal_mode = WAL") != "wal")
            throw new SemanticSearchException(
                ErrorKind.Storage, $"The index {_path} is on a disk that cannot share memory: choose a data folder on a local disk");
        if (state == SchemaState.Current)
            return;
        state = Transact(
            session =>
            {
                // Another process may have been quicker.
                var found = Schema.StateOf(session, _path);
                if (found != SchemaState.Current)
                    Schema.Complete(session, found, cancellationToken);
                return found;
            },
            cancellationToken);
        if (state == SchemaState.None)
            Log.IndexMade(_logger, _path);
        else if (state == SchemaState.Previous)
            Log.IndexBroughtUpToDate(_logger, _path, Schema.Version);
    }

    T Transact<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        BeginWrite(cancellationToken);
        return Finish(work, cancellationToken);
    }

    bool TryTransact(Action<Session> work, CancellationToken cancellationToken)
    {
        if (!_writer.TryBeginWrite())
            return false;
        return Finish(
            session =>
            {
                work(session);
                return true;
            },
            cancellationToken);
    }

    T Finish<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        try
        {
            var result = work(_writer);
            cancellationToken.ThrowIfCancellationRequested();
            Failpoint.Reach(Failpoint.BeforeCommit);
            _writer.Commit();
            Failpoint.Reach(Failpoint.AfterCommit);
            return result;
        }
        finally
        {
            _writer.Rollback();
        }
    }

    void BeginWrite(CancellationToken cancellationToken) => WaitFor(_writer.TryBeginWrite, Locked, cancellationToken);

    // Each attempt waits for the lock slice.
    void WaitFor(Func<bool> attempt, Func<Exception> refusal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (attempt())
            return;
        Log.WaitingForOthers(_logger, _path);
        var began = _timeProvider.GetTimestamp();
        while (!attempt())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Patience.Value is not { IsCancellationRequested: false } && _timeProvider.GetElapsedTime(began) >= LockTimeout)
                throw refusal();
        }
    }

    static SqliteException Locked() => new("database is locked", raw.SQLITE_BUSY);

    SemanticSearchException StillRead() => new(
        ErrorKind.Conflict,
        $"The index {_path} is rewritten, but others were reading all the time, so that its log still holds what was deleted: "
        + "run 'semsearch compact' again when they have finished");

    void GiveBack(Session? session)
    {
        if (session is null)
            return;
        try
        {
            session.Rollback();
        }
        catch (SqliteException)
        {
            session.Dispose();
            return;
        }
        if (_idle.Count < MaximumIdleSessions)
            _idle.Add(session);
        else
            session.Dispose();
        if (_disposed)
            CloseIdle();
    }

    void CloseIdle()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }

    sealed class EndOfPatience : IDisposable
    {
        public void Dispose() => Patience.Value = null;
    }
}
