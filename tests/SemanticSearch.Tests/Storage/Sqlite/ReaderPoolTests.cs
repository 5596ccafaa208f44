using Microsoft.Data.Sqlite;
using SemanticSearch.Storage.Sqlite;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Storage.Sqlite;

public sealed class ReaderPoolTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly string _path;
    readonly ReaderPool _readers;

    public ReaderPoolTests()
    {
        _path = _folder.At("50%20 of #1? 'ä'.db");
        Write("CREATE TABLE songs (title TEXT); INSERT INTO songs VALUES ('one')");
        _readers = new ReaderPool(_path);
    }

    public void Dispose()
    {
        _readers.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_frozen_file_is_read_and_not_written_and_has_nothing_beside_it()
    {
        Assert.True(_readers.TryFreeze());

        var session = _readers.Take();

        Assert.Equal("one", session.Text("SELECT title FROM songs"));
        Assert.Throws<SqliteException>(() => session.Execute("DELETE FROM songs"));
        Assert.Equal([_path], Directory.EnumerateFileSystemEntries(_folder.Path));
        _readers.GiveBack(session);
    }

    [Fact]
    public void A_session_is_lent_again_unless_a_new_one_is_asked_for()
    {
        var first = _readers.Take();
        _readers.GiveBack(first);

        var second = _readers.Take(isNew: true);
        Assert.NotSame(first, second);
        _readers.GiveBack(second);
        Assert.Contains(_readers.Take(), new[] { first, second });
    }

    [Fact]
    public void That_somebody_wrote_a_frozen_file_is_noticed()
    {
        Assert.True(_readers.TryFreeze());
        Assert.False(_readers.HasChanged);

        Write("INSERT INTO songs VALUES ('two')");

        Assert.True(_readers.HasChanged);
    }

    [Fact]
    public void A_file_whose_log_holds_more_is_not_frozen()
    {
        File.WriteAllText(_path + "-wal", "more");

        Assert.False(_readers.TryFreeze());
        Assert.False(_readers.IsFrozen);
    }

    [Fact]
    public void An_empty_or_missing_file_is_not_frozen()
    {
        using var readers = new ReaderPool(_folder.At("none.db"));

        Assert.False(readers.TryFreeze());
    }

    [Fact]
    public async Task A_file_is_thawed_when_its_readers_have_ended()
    {
        Assert.True(_readers.TryFreeze());
        var session = _readers.Take();
        var isOpen = false;

        var thawing = Task.Run(() => _readers.Thaw(() => isOpen = true), TestContext.Current.CancellationToken);
        Assert.False(isOpen);
        _readers.GiveBack(session);
        await thawing;

        Assert.True(isOpen);
        Assert.False(_readers.IsFrozen);
        var ordinary = _readers.Take();
        Assert.False(ordinary.IsFrozen);
        Assert.Equal(1, ordinary.Execute("DELETE FROM songs"));
        _readers.GiveBack(ordinary);
    }

    [Fact]
    public void A_file_that_still_cannot_be_written_stays_frozen()
    {
        Assert.True(_readers.TryFreeze());

        Assert.Throws<InvalidOperationException>(() => _readers.Thaw(() => throw new InvalidOperationException()));

        Assert.True(_readers.IsFrozen);
    }

    void Write(string statements)
    {
        using var session = new Session(_path);
        session.Text("PRAGMA journal_mode = WAL");
        foreach (var statement in statements.Split(';'))
            session.Execute(statement);
    }
}
