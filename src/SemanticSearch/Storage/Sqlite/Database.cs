using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The file <c>index.db</c> of a data folder: one session that writes and as many as are needed that read, in write-ahead logging
/// (https://www.sqlite.org/wal.html), where readers and the writer don't wait for each other. Where the file cannot be written it is read
/// all the same, and written as soon as it can be. SQLite's work is synchronous, so it
/// runs on the thread pool and never on the caller's thread. Safe from any thread.
/// </summary>
sealed class Database : IAsyncDisposable
{
    /// <summary>The name of the file in a data folder.</summary>
    public const string FileName = DataFolder.IndexName;

    readonly string _path;
    readonly ILogger _logger;
    readonly Writer _writer;
    readonly ReaderPool _readers;
    readonly SemaphoreSlim _writing = new(1, 1);
    volatile bool _disposed;

    Database(string path, TimeProvider timeProvider, ILogger logger)
    {
        _path = path;
        _logger = logger;
        _writer = new Writer(path, timeProvider, logger);
        _readers = new ReaderPool(path);
    }

    /// <summary>Opens the index of a data folder; both are made if missing.</summary>
    /// <exception cref="SemanticSearchException">The folder or the file cannot be used, or is of another format.</exception>
    public static Task<Database> OpenAsync(
        string dataFolder, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken) =>
        Task.Run(
            () =>
            {
                var database = new Database(Path.Combine(MakeFolder(dataFolder), FileName), timeProvider, logger);
                return database.Translating(() => database.Open(cancellationToken));
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
            () => ReadOnceAsync(work, isNew: false, cancellationToken),
            cancellationToken,
            TaskCreationOptions.PreferFairness | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
    }

    /// <summary>As <see cref="ReadAsync"/>, with a session that nobody used before: FTS5's own check goes by what a session remembers of a table
    /// since it was last read, and would call what others wrote since damage.</summary>
    public Task<T> ReadApartAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(() => ReadOnceAsync(session => Task.FromResult(work(session)), isNew: true, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction that is on disk when the task completes. If it throws or is cancelled, nothing
    /// of it remains.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _writing.WaitAsync(cancellationToken);
        return await WritingAsync(() => _writer.Transact(work, cancellationToken), cancellationToken);
    }

    /// <summary>As <see cref="WriteAsync"/>, unless somebody else is writing: false then, at once or nearly so.</summary>
    public async Task<bool> TryWriteAsync(Action<Session> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return await _writing.WaitAsync(0, cancellationToken)
            && await WritingAsync(() => _writer.TryTransact(work, cancellationToken), cancellationToken);
    }

    /// <summary>Writes a copy of the file, as it is at one moment, to a path where there is none or an empty one. One that is cancelled leaves a
    /// part of it there.</summary>
    public Task BackUpAsync(string path, CancellationToken cancellationToken) =>
        ReadApartAsync(
            session =>
            {
                // It is no part of a transaction, and sees one state by itself.
                session.Rollback();
                try
                {
                    return session.Interruptibly(() => session.Execute("VACUUM INTO $path", ("$path", path)), cancellationToken);
                }
                catch (SqliteException e)
                {
                    throw StorageFailure.OfCopy(e, _path, path);
                }
            },
            cancellationToken);

    /// <summary>What of the file is in use, in bytes: as long is a copy of it.</summary>
    public Task<long> SizeAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            session => (session.Number("PRAGMA page_count")!.Value - session.Number("PRAGMA freelist_count")!.Value)
                * session.Number("PRAGMA page_size")!.Value,
            cancellationToken);

    /// <summary>Rewrites the file without what is unused or was deleted, and empties the log.</summary>
    /// <exception cref="SemanticSearchException"><see cref="ErrorKind.Conflict"/>: others read all the time, so that the log keeps what was
    /// deleted; <see cref="ErrorKind.Storage"/>: the file cannot be written.</exception>
    public async Task CompactAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _writing.WaitAsync(cancellationToken);
        await WritingAsync(
            () =>
            {
                _writer.Compact(cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Lets a running write finish and closes the file, as soon as the running reads have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        await _writing.WaitAsync();
        _disposed = true;
        _writer.Dispose();
        _readers.Dispose();
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

    Database Open(CancellationToken cancellationToken)
    {
        if (OpenOrFreeze(() => _writer.OpenIndex(cancellationToken)) is { } refusal)
            Log.IndexOnlyRead(_logger, _path, refusal.Message);
        return this;
    }

    // Null if it is opened to be written, or else why it is only read.
    SqliteException? OpenOrFreeze(Action open)
    {
        try
        {
            open();
            return null;
        }
        catch (SqliteException e) when (IsRefusal(e))
        {
            if (!TryFreeze())
                throw;
            return e;
        }
    }

    static bool IsRefusal(SqliteException e) => e.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN;

    // An index of an earlier format cannot be read before it is brought up to date.
    bool TryFreeze()
    {
        if (!_readers.TryFreeze())
            return false;
        using var session = new Session(_path, isFrozen: true);
        return Schema.StateOf(session, _path) == SchemaState.Current;
    }

    async Task<T> ReadOnceAsync<T>(Func<Session, Task<T>> work, bool isNew, CancellationToken cancellationToken)
    {
        if (_readers.HasChanged)
            await ThawAsync(cancellationToken);
        Session? session = null;
        try
        {
            session = _readers.Take(isNew);
            session.BeginRead();
            var result = await work(session);
            return _readers.HasChanged ? throw StorageFailure.Changed(_path) : result;
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Of(e, _path);
        }
        finally
        {
            if (session is not null)
                _readers.GiveBack(session);
        }
    }

    // Somebody can write the index; whoever runs this perhaps still cannot.
    async Task ThawAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(() => Translating(() => OpenOrFreeze(() => Thaw(cancellationToken))), cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    void Thaw(CancellationToken cancellationToken)
    {
        if (!_readers.IsFrozen)
            return;
        _readers.Thaw(() => _writer.OpenIndex(cancellationToken));
        Log.IndexWritable(_logger, _path);
    }

    void RequireWritable(CancellationToken cancellationToken)
    {
        try
        {
            Thaw(cancellationToken);
        }
        catch (SqliteException e) when (IsRefusal(e))
        {
            throw StorageFailure.OfWriting(e, _path);
        }
    }

    // To be called by whoever has entered the semaphore, which it leaves.
    async Task<T> WritingAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return await Task.Run(
                () => Translating(() =>
                {
                    RequireWritable(cancellationToken);
                    return work();
                }),
                cancellationToken);
        }
        finally
        {
            _writing.Release();
        }
    }

    T Translating<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw StorageFailure.Of(e, _path);
        }
    }
}
