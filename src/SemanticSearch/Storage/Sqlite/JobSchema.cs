namespace SemanticSearch.Storage.Sqlite;

/// <summary>The tables of jobs, leases and sources, which format 5 adds.</summary>
static class JobSchema
{
    // Jobs, leases and sources name their collection: they may be there before it is.
    // - leases.beat counts renewals, which tells a living holder from a dead one when clocks cannot.
    // - source_files is what the last sync saw of each file; its documents are the ids that came of it.
    public const string Tables = """
        CREATE TABLE IF NOT EXISTS jobs (
            id TEXT PRIMARY KEY,
            collection TEXT NOT NULL,
            kind TEXT NOT NULL,
            state TEXT NOT NULL,
            parameters TEXT NOT NULL,
            progress TEXT NOT NULL,
            error TEXT,
            cancel_requested INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            started_at INTEGER,
            finished_at INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS jobs_unfinished ON jobs (state, id) WHERE state IN ('Queued', 'Running');

        CREATE TABLE IF NOT EXISTS leases (
            collection TEXT PRIMARY KEY,
            token TEXT NOT NULL,
            holder TEXT NOT NULL,
            beat INTEGER NOT NULL,
            renewed_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS sources (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection TEXT NOT NULL,
            location TEXT NOT NULL,
            include TEXT NOT NULL,
            exclude TEXT NOT NULL,
            settings TEXT,
            removes INTEGER NOT NULL,
            surroundings TEXT,
            added_at INTEGER NOT NULL,
            synced_at INTEGER,
            UNIQUE (collection, location)
        ) STRICT;

        CREATE TABLE IF NOT EXISTS source_files (
            source INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            hash BLOB NOT NULL,
            has_failed INTEGER NOT NULL,
            PRIMARY KEY (source, path)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS source_documents (
            source INTEGER NOT NULL,
            path TEXT NOT NULL,
            document_id TEXT NOT NULL,
            PRIMARY KEY (source, path, document_id),
            FOREIGN KEY (source, path) REFERENCES source_files (source, path) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS source_documents_by_id ON source_documents (document_id, source);
        """;
}
