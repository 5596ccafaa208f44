using Microsoft.Data.Sqlite;

namespace SemanticSearch.Tests.Storage.Sqlite;

/// <summary>The file of an index as another program sees it.</summary>
static class RawIndex
{
    /// <summary>Opens the file.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the answer.</summary>
    public static object? Number(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
