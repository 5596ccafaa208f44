namespace SemanticSearch.Storage.Sqlite;

/// <summary>The tables of <c>index.db</c>, and the check that a file has them.</summary>
static class Schema
{
    /// <summary>The format this code reads and writes, kept in the file's <c>user_version</c>.</summary>
    public const int Version = 7;

    /// <summary>The oldest format that is brought up to date.</summary>
    public const int Oldest = 3;

    // The first format that has hashes of texts.
    const int HashedTexts = 7;

    // "SemS" in ASCII; SQLite keeps it in the file's header (https://www.sqlite.org/pragma.html#pragma_application_id).
    const long ApplicationId = 0x53656D53;

    /// <summary>What the file has of our tables.</summary>
    /// <exception cref="SemanticSearchException">The file is of another program, or of a format that this one cannot read.</exception>
    public static SchemaState StateOf(Session session, string path)
    {
        var application = session.Number("PRAGMA application_id");
        var version = session.Number("PRAGMA user_version");
        if (application == ApplicationId)
        {
            return version switch
            {
                Version => SchemaState.Current,
                >= Oldest and < Version => SchemaState.Previous,
                > Version => throw new SemanticSearchException(
                    ErrorKind.Storage,
                    $"The index {path} has format {version}, which is newer than the {Version} that this version of the program reads: "
                    + "use the version that wrote it, or choose another data folder and index again"),
                _ => throw new SemanticSearchException(
                    ErrorKind.Storage,
                    $"The index {path} has format {version}, this version of the program reads the formats {Oldest} to {Version}: "
                    + "choose another data folder and index again"),
            };
        }
        if (application == 0 && version == 0 && session.Number("SELECT count(*) FROM sqlite_schema") == 0)
            return SchemaState.None;
        throw new SemanticSearchException(
            ErrorKind.Storage, $"The file {path} is a database of another program: choose another data folder");
    }

    /// <summary>Makes the tables that are missing, in the transaction that the session is in.</summary>
    /// <param name="session">The session.</param>
    /// <param name="state">What there is, as that transaction sees it: not yet all.</param>
    /// <param name="cancellationToken">Ends it between documents.</param>
    public static void Complete(Session session, SchemaState state, CancellationToken cancellationToken)
    {
        if (state == SchemaState.None)
        {
            Run(session, Tables);
            session.Execute(DocumentWords);
            session.Execute($"PRAGMA application_id = {ApplicationId}");
        }
        var from = state == SchemaState.None ? Oldest : (int)session.Number("PRAGMA user_version")!.Value;
        foreach (var (to, statements) in Steps)
            if (to > from)
                Run(session, statements);
        if (from < HashedTexts)
            DocumentTable.HashTexts(session, cancellationToken);
        session.Execute($"PRAGMA user_version = {Version}");
    }

    /// <summary>The names of the full-text tables.</summary>
    public static List<string> FullTextTables(Session session) =>
        session.List(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE % USING fts5 (%'", row => row.GetString(0));

    static void Run(Session session, string statements)
    {
        foreach (var statement in statements.Split(";", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            session.Execute(statement);
    }

    // Times are milliseconds since 1970 UTC. Collections and generations never reuse an id (AUTOINCREMENT), because other processes
    // remember vectors by it. What is long stands last in its row, so that reading the rest need not walk its overflow pages.
    // - collections.changes counts the writing transactions of a collection; documents and tombstones carry the count at which they
    //   were written as their revision, so that "what changed since N" is one range of an index.
    // - vectors has one row a document, not one a chunk, and apart from them: a matrix is read whole, and its rows are the chunks in
    //   order. Reading chunks and counting them does not page through vectors. Beside it stand the chunks' lengths in terms, and the
    //   row of the first chunk: the others follow it.
    // - document_words is fed words that are folded already, a space between them. Its tokenizer takes every character beyond ASCII as
    //   part of a word, and of ASCII those that folding leaves in words; the others would part them.
    // - chunks_by_document covers counting chunks and their tokens.
    // - backgrounds can be measured anew at any time; those of another basis than the reader's are as good as none.
    const string Tables = """
        CREATE TABLE collections (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            name TEXT NOT NULL UNIQUE,
            live_generation INTEGER REFERENCES generations (id),
            changes INTEGER NOT NULL DEFAULT 0,
            changed_at INTEGER
        ) STRICT;

        CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
            model TEXT NOT NULL,
            model_fingerprint TEXT NOT NULL,
            dimensions INTEGER NOT NULL,
            chunk_tokens INTEGER NOT NULL,
            chunk_overlap INTEGER NOT NULL,
            chunk_context INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            collection INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
            document_id TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            revision INTEGER NOT NULL,
            indexed_at INTEGER NOT NULL,
            content_hash BLOB NOT NULL,
            characters INTEGER NOT NULL,
            title TEXT NOT NULL,
            location TEXT,
            metadata TEXT NOT NULL,
            facts TEXT NOT NULL,
            structure TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (collection, document_id)
        ) STRICT;
        CREATE INDEX documents_by_revision ON documents (collection, revision, document_id);

        CREATE TABLE chunks (
            id INTEGER PRIMARY KEY,
            generation INTEGER NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
            document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            start_offset INTEGER NOT NULL,
            end_offset INTEGER NOT NULL,
            heading_path TEXT NOT NULL,
            tokens INTEGER NOT NULL,
            page INTEGER,
            speaker TEXT,
            is_note INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX chunks_by_document ON chunks (document, generation, ordinal, tokens);

        CREATE TABLE vectors (
            id INTEGER PRIMARY KEY,
            generation INTEGER NOT NULL REFERENCES generations (id) ON DELETE CASCADE,
            document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
            first_chunk INTEGER NOT NULL,
            lengths BLOB NOT NULL,
            matrix BLOB NOT NULL,
            UNIQUE (document, generation)
        ) STRICT;

        CREATE TABLE tombstones (
            key TEXT PRIMARY KEY,
            collection INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
            document_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            deleted_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX tombstones_by_revision ON tombstones (collection, revision, document_id);
        """;

    /// <summary>Makes the table of the words of documents.</summary>
    public const string DocumentWords = """
        CREATE VIRTUAL TABLE document_words USING fts5 (
            words,
            content = '',
            contentless_delete = 1,
            tokenize = "ascii tokenchars '.,%$-'"
        )
        """;

    // What format 4 has beyond format 3.
    const string Format4 = """
        CREATE TABLE failures (
            collection INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
            document_id TEXT NOT NULL,
            failed_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (collection, document_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE backgrounds (
            generation INTEGER PRIMARY KEY REFERENCES generations (id) ON DELETE CASCADE,
            basis TEXT NOT NULL,
            chunks INTEGER NOT NULL,
            scores TEXT NOT NULL
        ) STRICT;
        """;

    // What format 5 has beyond format 4. generations.activated is the change of the collection at which the generation last became the live
    // one, NULL if it never was; retired_at is when another took its place.
    const string Format5 = """
        ALTER TABLE generations ADD COLUMN made_at INTEGER;
        ALTER TABLE generations ADD COLUMN activated INTEGER;
        ALTER TABLE generations ADD COLUMN retired_at INTEGER;
        UPDATE generations SET activated = 0;
        """;

    // What format 7 has beyond format 6: the SHA-256 of the text as UTF-8, by which a text that is no longer what was written can be told. It
    // stands behind the text, as only a check reads it, which reads the text too.
    const string Format7 = "ALTER TABLE documents ADD COLUMN text_hash BLOB NOT NULL DEFAULT x''";

    // A new file takes the same steps as an old one, from the oldest format on.
    static readonly (int Format, string Statements)[] Steps =
        [(4, Format4), (5, Format5), (5, JobSchema.Tables), (6, WebSchema.Statements), (HashedTexts, Format7)];
}
