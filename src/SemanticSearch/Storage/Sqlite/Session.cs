using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// An open connection with its prepared statements, which are kept and bound anew at every use. Used by one thread at a time, though
/// not always the same.
/// </summary>
sealed class Session : IDisposable
{
    /// <summary>How long one attempt waits for another process's lock, in milliseconds.</summary>
    public const int LockSliceMilliseconds = 100;

    // Of the virtual machine, between two looks at the token: few enough that documents of a megabyte each do not hide it for long.
    const int StepsBetweenLooks = 100;

    readonly SqliteConnection _connection;
    readonly Dictionary<string, SqliteCommand> _commands = [];

    /// <summary>Opens the database file at <paramref name="path"/>.</summary>
    /// <param name="path">The file, made if missing.</param>
    /// <param name="isFrozen">Whether the file is there, and certainly nobody writes it while it is open: it is read without locks, and without
    /// any file beside it (https://www.sqlite.org/uri.html#uriimmutable).</param>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public Session(string path, bool isFrozen = false)
    {
        IsFrozen = isFrozen;
        // Without the provider's own pool, closing the last session closes the file.
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = isFrozen ? $"file:///{Escape(Path.GetFullPath(path))}?immutable=1" : path,
            Mode = isFrozen ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            ForeignKeys = true,
        };
        _connection = new SqliteConnection(connection.ToString());
        try
        {
            _connection.Open();
            Execute($"PRAGMA busy_timeout = {LockSliceMilliseconds}");
            Execute("PRAGMA synchronous = FULL");
            Execute("PRAGMA journal_size_limit = 67108864");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether it was opened as one of a file that nobody writes.</summary>
    public bool IsFrozen { get; }

    /// <summary>Whether a transaction is open. SQLite itself ends one when the disk is full or fails.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>Begins a transaction that sees one state of the database, whatever others write.</summary>
    public void BeginRead() => Execute("BEGIN");

    /// <summary>Begins a transaction that may write; false if another process writes and did not finish within the lock slice.</summary>
    public bool TryBeginWrite() => TryExecute("BEGIN IMMEDIATE");

    /// <summary>Runs a statement; false if another process was in the way and did not finish within the lock slice.</summary>
    public bool TryExecute(string sql)
    {
        // Not a command: the provider would retry for its whole timeout, deaf to cancellation.
        var result = raw.sqlite3_exec(_connection.Handle, sql);
        if (result == raw.SQLITE_BUSY)
            return false;
        SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        return true;
    }

    /// <summary>Runs statements of this session that take long, so that they end soon after cancellation.</summary>
    /// <exception cref="OperationCanceledException">They did; a transaction that they were in may have been undone.</exception>
    public T Interruptibly<T>(Func<T> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        // Not sqlite3_interrupt: one that comes just before a statement begins is lost (https://www.sqlite.org/c3ref/interrupt.html).
        raw.sqlite3_progress_handler(_connection.Handle, StepsBetweenLooks, _ => cancellationToken.IsCancellationRequested ? 1 : 0, null);
        try
        {
            return statements();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException("a statement was interrupted", e, cancellationToken);
        }
        finally
        {
            raw.sqlite3_progress_handler(_connection.Handle, 0, null, null);
        }
    }

    /// <summary>Commits the open transaction.</summary>
    public void Commit() => Execute("COMMIT");

    /// <summary>Undoes the open transaction, if there is one.</summary>
    public void Rollback()
    {
        if (InTransaction)
            Execute("ROLLBACK");
    }

    /// <summary>Runs a statement and returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(sql, parameters).ExecuteNonQuery();

    /// <summary>The integer in the first column of the first row, or null if there is no row or it is NULL.</summary>
    public long? Number(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(sql, parameters).ExecuteScalar() is long number ? number : null;

    /// <summary>The text in the first column of the first row, or null if there is no row or it is NULL.</summary>
    public string? Text(string sql) => Prepare(sql, []).ExecuteScalar() as string;

    /// <summary>The first row, or null if there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
        where T : class
    {
        using var reader = Query(sql, parameters);
        return reader.Read() ? read(reader) : null;
    }

    /// <summary>All rows.</summary>
    public List<T> List<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Query(sql, parameters);
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The rows, one at a time; dispose the reader before running the same statement again.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        Prepare(sql, parameters).ExecuteReader();

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    static string Escape(string path) =>
        string.Join('/', path.Replace('\\', '/').TrimStart('/').Split('/').Select(Uri.EscapeDataString));

    SqliteCommand Prepare(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this folder; values travel as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            _commands.Add(sql, command);
        }
        for (var i = 0; i < parameters.Length; i++)
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        return command;
    }
}
