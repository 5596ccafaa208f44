using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The sessions that read an index, kept for the next reader. Where the index cannot be written, as on a read-only disk, it is frozen: SQLite
/// could then not even lock it, and reads it as a file that does not change, which is checked before and after every read. Safe from any thread.
/// </summary>
/// <param name="path">The index.</param>
sealed class ReaderPool(string path) : IDisposable
{
    const int MaximumIdleSessions = 8;

    // How long what is to be written waits for those who read a frozen index.
    static readonly TimeSpan ThawPatience = TimeSpan.FromSeconds(5);

    readonly ConcurrentBag<Session> _idle = [];
    readonly object _gate = new();
    FileStamp? _stamp;
    int _frozenReaders;
    volatile bool _disposed;

    /// <summary>Whether the index is taken for one that nobody writes.</summary>
    public bool IsFrozen
    {
        get
        {
            lock (_gate)
                return _stamp is not null;
        }
    }

    /// <summary>Whether somebody wrote the index although it is frozen.</summary>
    public bool HasChanged
    {
        get
        {
            lock (_gate)
                return _stamp is { } stamp && stamp != FileStamp.Of(path);
        }
    }

    /// <summary>Takes the index for one that nobody writes from now on, if it can be: false if the log holds what is not yet in it.</summary>
    public bool TryFreeze()
    {
        lock (_gate)
        {
            var stamp = FileStamp.Of(path);
            if (stamp is { Length: 0 } or { LogLength: > 0 })
                return false;
            _stamp = stamp;
            return true;
        }
    }

    /// <summary>Takes a frozen index for one that can be written again.</summary>
    /// <param name="open">Opens it so; if it throws the index stays frozen. Nobody reads meanwhile: who closes a file that was opened without
    /// locks takes away those that the process has by other sessions.</param>
    /// <exception cref="SqliteException">Others go on reading.</exception>
    public void Thaw(Action open)
    {
        lock (_gate)
        {
            while (_frozenReaders > 0)
                if (!Monitor.Wait(_gate, ThawPatience))
                    throw new SqliteException("others read it as a file that nobody writes", SQLitePCL.raw.SQLITE_BUSY);
            CloseIdle();
            open();
            _stamp = null;
        }
    }

    /// <summary>A session that nobody else uses; give it back.</summary>
    /// <param name="isNew">Whether it must be one that nobody used before.</param>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public Session Take(bool isNew = false)
    {
        if (IsFrozen && TakeFrozen() is { } frozen)
            return frozen;
        return !isNew && _idle.TryTake(out var idle) ? idle : new Session(path);
    }

    /// <summary>Takes a session back, with what is open in it undone.</summary>
    public void GiveBack(Session session)
    {
        var isKept = !_disposed && _idle.Count < MaximumIdleSessions;
        try
        {
            session.Rollback();
        }
        catch (SqliteException)
        {
            isKept = false;
        }

        if (isKept)
            _idle.Add(session);
        else
            session.Dispose();
        if (session.IsFrozen)
            Leave();
        if (_disposed)
            CloseIdle();
    }

    /// <summary>Closes all, those in use as soon as they are given back.</summary>
    public void Dispose()
    {
        _disposed = true;
        CloseIdle();
    }

    // Null if the index was thawed meanwhile.
    Session? TakeFrozen()
    {
        lock (_gate)
        {
            if (_stamp is null)
                return null;
            var session = _idle.TryTake(out var idle) ? idle : new Session(path, isFrozen: true);
            _frozenReaders++;
            return session;
        }
    }

    void Leave()
    {
        lock (_gate)
        {
            _frozenReaders--;
            Monitor.PulseAll(_gate);
        }
    }

    void CloseIdle()
    {
        while (_idle.TryTake(out var session))
            session.Dispose();
    }
}
