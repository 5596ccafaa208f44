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

    [Theory]
    [InlineData(5, "/data/index.db")]
    [InlineData(10, "/elsewhere")]
    [InlineData(11, "/data/index.db")]
    [InlineData(13, "/elsewhere")]
    [InlineData(14, "/elsewhere")]
    public void A_copy_that_fails_blames_the_file_that_is_to_blame(int code, string file)
    {
        var failure = StorageFailure.OfCopy(new SqliteException("no", code), "/data/index.db", "/elsewhere/copy.db");

        Assert.Contains(file, failure.Message, StringComparison.Ordinal);
    }
}
