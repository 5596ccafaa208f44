using Microsoft.Data.Sqlite;
using SemanticSearch.Storage.Sqlite;

namespace SemanticSearch.Tests.Storage.Sqlite;

public class StorageFailureTests
{
    [Theory]
    [InlineData(8, "cannot be written")]
    [InlineData(10, "check the disk")]
    [InlineData(13, "is full")]
    [InlineData(18, "too large")]
    [InlineData(21, "bad parameter")]
    public void Every_failure_says_what_to_do_in_one_line(int code, string words)
    {
        var failure = StorageFailure.Of(new SqliteException("bad parameter", code), "/data/index.db");

        Assert.Equal(ErrorKind.Storage, failure.Kind);
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
        Assert.Contains("/data/index.db", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }
}
