using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>Reads the column forms that several tables share.</summary>
static class RowExtensions
{
    extension(SqliteDataReader row)
    {
        /// <summary>A time, stored as milliseconds since 1970 UTC.</summary>
        public DateTimeOffset GetTime(int column) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

        /// <summary>A text, or null for NULL.</summary>
        public string? GetText(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
