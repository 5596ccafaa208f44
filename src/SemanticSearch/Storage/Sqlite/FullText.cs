namespace SemanticSearch.Storage.Sqlite;

/// <summary>What all full-text tables have in common.</summary>
static class FullText
{
    // FTS5's number of the format of its own tables: https://www.sqlite.org/fts5.html#fts5_shadow_tables
    const int Format = 4;

    /// <summary>Lets a damaged table be dropped: without the number of its format it cannot even be opened for that.</summary>
    public static void MakeDroppable(Session session, string table)
    {
        var settings = $"{table}_config";
        if (session.Number("SELECT 1 FROM sqlite_schema WHERE name = $name", ("$name", settings)) is not null)
            session.Execute($"INSERT OR REPLACE INTO \"{settings}\" (k, v) VALUES ('version', $format)", ("$format", Format));
    }
}
