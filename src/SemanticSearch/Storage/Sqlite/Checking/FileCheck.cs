using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Checks the file itself, and that no row refers to one that is not there.</summary>
static class FileCheck
{
    /// <summary>Adds what is wrong.</summary>
    public static void Run(Session session, Damage damage)
    {
        CheckPages(session, damage);
        CheckReferences(session, damage);
    }

    // A full-text table is made anew from the texts; nothing else is, whose pages are damaged.
    static void CheckPages(Session session, Damage damage)
    {
        var lines = LinesOf(session, "PRAGMA integrity_check(100)");
        if (lines.Count == 0)
            return;
        var damaged = Schema.FullTextTables(session).Where(table => LinesOf(session, $"PRAGMA integrity_check('{table}')").Count > 0).ToList();
        foreach (var table in damaged)
        {
            damage.Add("file", table, "is a full-text table, and damaged: it is made anew from the texts");
            if (TermTable.GenerationOf(table) is { } generation)
                damage.Terms.Add(generation);
            else
                damage.HasDamagedWords = true;
        }

        foreach (var line in lines.Where(line => !IsOfAny(damaged, line)))
            damage.Add("file", Database.FileName, line, canRepair: false);
    }

    // What keeps a full-text table from being opened is told without its name.
    static bool IsOfAny(List<string> tables, string line) =>
        tables.Exists(table => line.Contains(table, StringComparison.Ordinal))
        || (tables.Count > 0 && line.Contains("fts5", StringComparison.OrdinalIgnoreCase));

    // A table that cannot even be opened ends the check of all.
    static List<string> LinesOf(Session session, string check)
    {
        try
        {
            return [.. session.List(check, row => row.GetString(0)).Where(line => line != "ok")];
        }
        catch (SqliteException e) when (e.SqliteErrorCode is SQLitePCL.raw.SQLITE_ERROR or SQLitePCL.raw.SQLITE_CORRUPT)
        {
            return [e.Message];
        }
    }

    static void CheckReferences(Session session, Damage damage)
    {
        foreach (var (table, row, parent, key) in session.List(
            "PRAGMA foreign_key_check", row => (row.GetString(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1), row.GetString(2), row.GetInt64(3))))
        {
            // Told of as a collection without a live generation.
            if (table == "collections")
                continue;
            var isMadeAnew = IsMadeAnew(table, parent);
            damage.Add(
                "references",
                row is null ? $"a row of {table}" : $"{table} row {row}",
                $"refers to a row of {parent} that is not there{(isMadeAnew ? "" : ": restore a backup")}",
                isMadeAnew);
            if (isMadeAnew)
                damage.Orphans.Add((table, key));
        }
    }

    // Documents are what all else is made from, and go only when somebody deletes them; so do their collections, and what tells of both.
    static bool IsMadeAnew(string table, string parent) => table switch
    {
        "documents" => false,
        "generations" or "tombstones" => parent != "collections",
        _ => true,
    };
}
