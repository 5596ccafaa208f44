using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>What takes long ends when it is cancelled. Each test is cancelled by SQLite itself, which asks a function or a collation of the test's
/// while the statement runs.</summary>
public sealed class InterruptionTests : IDisposable
{
    // Some ten seconds, where nobody ends it.
    const string Long = "WITH RECURSIVE n (i) AS (SELECT hear() UNION ALL SELECT i + 1 FROM n LIMIT 100000000) SELECT max(i) FROM n";

    readonly TemporaryFolder _folder = new();
    readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_statement_ends_when_it_is_cancelled_and_the_session_goes_on()
    {
        using var session = Open();
        session.Execute("CREATE TABLE songs (title TEXT)");
        Assert.True(session.TryBeginWrite());
        session.Execute("INSERT INTO songs VALUES ('one')");

        var cancelled = Assert.Throws<OperationCanceledException>(() => session.Interruptibly(() => session.Number(Long), _stop.Token));

        Assert.Equal(_stop.Token, cancelled.CancellationToken);
        session.Rollback();
        Assert.Equal(0, session.Number("SELECT count(*) FROM songs"));
        Assert.Equal(10_000, session.Number("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10000) SELECT max(i) FROM n"));
    }

    [Theory]
    [InlineData("VACUUM")]
    [InlineData("VACUUM INTO 'copy.db'")]
    public void A_copy_of_the_file_ends_when_it_is_cancelled_and_the_file_stays_what_it_was(string statement)
    {
        Fill();
        using var session = Open();
        statement = statement.Replace("copy.db", _folder.At("copy.db"), StringComparison.Ordinal);

        Assert.Throws<OperationCanceledException>(() => session.Interruptibly(() => session.TryExecute(statement), _stop.Token));

        Assert.Equal("ok", session.Text("PRAGMA integrity_check"));
        Assert.DoesNotContain("copy.db-", string.Join(' ', Directory.GetFiles(_folder.Path)), StringComparison.Ordinal);
    }

    [Fact]
    public void Compacting_an_index_ends_when_it_is_cancelled()
    {
        using var writer = new Writer(Path, TimeProvider.System, NullLogger.Instance);
        writer.OpenIndex(CancellationToken.None);
        Fill();
        Listen(ConnectionOf(SessionOf(writer)!));

        var cancelled = Assert.Throws<OperationCanceledException>(() => writer.Compact(_stop.Token));

        // What is only noticed when it is done has no failure of SQLite.
        Assert.IsType<SqliteException>(cancelled.InnerException);
        Assert.Equal("ok", SessionOf(writer)!.Text("PRAGMA integrity_check"));
    }

    [Fact]
    public void Nothing_begins_that_was_cancelled_before()
    {
        using var session = Open();
        _stop.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => session.Interruptibly(() => session.Execute("CREATE TABLE songs (title TEXT)"), _stop.Token));

        Assert.Equal(0, session.Number("SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public void What_is_not_cancelled_gives_its_answer()
    {
        Fill();
        using var session = Open();

        Assert.Equal(5_000, session.Interruptibly(() => session.Number("SELECT count(*) FROM filler"), TestContext.Current.CancellationToken));
        Assert.Throws<SqliteException>(() => session.Interruptibly(() => session.Number("SELECT 1 FROM nowhere"), _stop.Token));
    }

    string Path => _folder.At("index.db");

    // SQLite compares the keys of an index with a collation of somebody's own when it copies it.
    void Fill()
    {
        using var file = RawIndex.Open(Path);
        file.CreateCollation("heard", string.CompareOrdinal);
        file.Run(
            "CREATE TABLE filler (name TEXT COLLATE heard); CREATE INDEX filler_names ON filler (name); "
            + "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) INSERT INTO filler SELECT 'name ' || i FROM n");
    }

    Session Open()
    {
        var session = new Session(Path);
        Listen(ConnectionOf(session));
        return session;
    }

    void Listen(SqliteConnection connection)
    {
        connection.CreateFunction("hear", () =>
        {
            _stop.Cancel();
            return 1L;
        });
        connection.CreateCollation("heard", (x, y) =>
        {
            _stop.Cancel();
            return string.CompareOrdinal(x, y);
        });
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_connection")]
    static extern ref SqliteConnection ConnectionOf(Session session);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_session")]
    static extern ref Session? SessionOf(Writer writer);
}
