namespace SemanticSearch.Storage.Sqlite;

/// <summary>What sources of the web need, which format 6 adds.</summary>
static class WebSchema
{
    // sources.web and source_files.page are JSON, NULL for files.
    public const string Statements = """
        ALTER TABLE sources ADD COLUMN web TEXT;
        ALTER TABLE source_files ADD COLUMN page TEXT;

        CREATE TABLE source_lists (
            source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
            address TEXT NOT NULL,
            etag TEXT,
            last_modified TEXT,
            content BLOB NOT NULL,
            PRIMARY KEY (source, address)
        ) STRICT;
        """;
}
