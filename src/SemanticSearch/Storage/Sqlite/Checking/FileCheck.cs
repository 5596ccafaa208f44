namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks the file itself, and that no row refers to one that is not there.</summary>
static class FileCheck
{
    /// <summary>Adds what is wrong.</summary>
    public static void Run(Session session, Damage damage)
    {
        foreach (var line in session.List("PRAGMA integrity_check(100)", row => row.GetString(0)))
            if (line != "ok")
                damage.Add("file", Database.FileName, line, canRepair: false);
        foreach (var (table, row, parent) in session.List(
            "PRAGMA foreign_key_check", row => (row.GetString(0), row.IsDBNull(1) ? 0 : row.GetInt64(1), row.GetString(2))))
        {
            damage.Add("references", $"{table} row {row}", $"refers to a row of {parent} that is not there", canRepair: row != 0);
            if (row != 0)
                damage.Orphans.Add((table, row));
        }
        foreach (var name in session.List(
            """
            SELECT c.name FROM collections c
            WHERE NOT EXISTS (SELECT 1 FROM generations g WHERE g.id = c.live_generation AND g.collection = c.id AND g.activated IS NOT NULL)
            """,
            row => row.GetString(0)))
            damage.Add("generations", $"collection '{name}'", "has no live generation", canRepair: false);
    }
}
