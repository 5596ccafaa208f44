namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Rows that refer to one that is not there.</summary>
static class ForeignKey
{
    /// <summary>Deletes the rows of a table whose reference of that number leads nowhere.</summary>
    public static void DeleteOrphans(Session session, string table, long key)
    {
        var columns = session.List(
            $"PRAGMA foreign_key_list(\"{table}\")", row => (Key: row.GetInt64(0), Parent: row.GetString(2), From: row.GetString(3), To: row.GetString(4)))
            .Where(column => column.Key == key)
            .ToList();
        var matches = string.Join(" AND ", columns.Select(column => $"p.\"{column.To}\" = \"{table}\".\"{column.From}\""));
        var isSet = string.Join(" AND ", columns.Select(column => $"\"{column.From}\" IS NOT NULL"));
        session.Execute($"DELETE FROM \"{table}\" WHERE {isSet} AND NOT EXISTS (SELECT 1 FROM \"{columns[0].Parent}\" p WHERE {matches})");
    }
}
