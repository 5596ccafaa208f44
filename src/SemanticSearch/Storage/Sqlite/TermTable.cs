using System.Globalization;
using SQLitePCL;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// The tables <c>chunk_terms_N</c>, one a generation: a full-text index (https://www.sqlite.org/fts5.html) over the terms of chunks, which
/// holds places of terms and not the texts. A row has the id of its chunk's row. SQLite's own <c>bm25()</c> reads a row of another table for
/// every match, some 2 µs each, which made a question to 190,000 chunks take 100 to 200 ms; so places are read from the index's vocabulary
/// (<c>chunk_places_N</c>) and scored here. Full-text tables know no foreign keys: whoever deletes chunks deletes their rows here.
/// </summary>
static class TermTable
{
    const string Prefix = "chunk_terms_";

    // Ranges of terms, by code point, that leave out the marks ^ and ~: numbers, forms, words in ASCII, other words.
    static readonly (string From, string To)[] Spoken = [("0", ":"), ("=", ">"), ("a", "{"), ("\u0080", "\U0010FFFF")];

    /// <summary>Makes the tables of a generation.</summary>
    public static void Create(Session session, long generation)
    {
        session.Execute(
            $"""
            CREATE VIRTUAL TABLE {Terms(generation)} USING fts5 (
                stems, marked, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '=^~'"
            )
            """);
        session.Execute($"CREATE VIRTUAL TABLE {Places(generation)} USING fts5vocab ('{Terms(generation)}', 'instance')");
    }

    /// <summary>Puts the terms of chunks into rows that follow each other.</summary>
    public static void Add(Session session, long generation, long firstChunk, IReadOnlyList<IndexedTerms> chunks)
    {
        for (var i = 0; i < chunks.Count; i++)
            session.Execute(
                $"INSERT INTO {Terms(generation)} (rowid, stems, marked) VALUES ($row, $stems, $marked)",
                ("$row", firstChunk + i),
                ("$stems", chunks[i].Stems),
                ("$marked", chunks[i].Marked));
    }

    /// <summary>The generation whose terms a table holds; null for any other table.</summary>
    public static long? GenerationOf(string table) =>
        table.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(table.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : null;

    /// <summary>Deletes the tables of a generation.</summary>
    public static void Drop(Session session, long generation)
    {
        session.Execute($"DROP TABLE IF EXISTS {Places(generation)}");
        session.Execute($"DROP TABLE IF EXISTS {Terms(generation)}");
    }

    /// <summary>Deletes the terms of a document's chunks in every generation; the chunks must still be there.</summary>
    public static void Delete(Session session, long document)
    {
        foreach (var generation in session.List(
            "SELECT DISTINCT generation FROM chunks WHERE document = $document", row => row.GetInt64(0), ("$document", document)))
            Delete(session, document, generation);
    }

    /// <summary>Deletes the terms of a document's chunks in a generation; the chunks must still be there.</summary>
    public static void Delete(Session session, long document, long generation) =>
        session.Execute(
            $"""
            DELETE FROM {Terms(generation)}
            WHERE rowid IN (SELECT id FROM chunks WHERE document = $document AND generation = $generation)
            """,
            ("$document", document),
            ("$generation", generation));

    /// <summary>Whether a generation has its tables.</summary>
    public static bool Exists(Session session, long generation) =>
        session.Number(
            "SELECT count(*) FROM sqlite_schema WHERE name IN ($terms, $places)",
            ("$terms", Terms(generation)),
            ("$places", Places(generation))) == 2;

    /// <summary>Makes the tables of a generation anew, empty.</summary>
    public static void Recreate(Session session, long generation)
    {
        DropDamaged(session, generation);
        Create(session, generation);
    }

    /// <summary>As <see cref="Drop"/>, of tables that may be damaged.</summary>
    public static void DropDamaged(Session session, long generation)
    {
        FullText.MakeDroppable(session, Terms(generation));
        Drop(session, generation);
    }

    /// <summary>The documents, by row and id, of which chunks have no row here.</summary>
    public static List<(long Row, string Id)> Without(Session session, long generation) =>
        session.List(
            $"""
            SELECT DISTINCT d.id, d.document_id FROM chunks c JOIN documents d ON d.id = c.document
            WHERE c.generation = $generation AND c.id NOT IN (SELECT rowid FROM {Terms(generation)})
            """,
            row => (row.GetInt64(0), row.GetString(1)),
            ("$generation", generation));

    /// <summary>The rows that have no chunk.</summary>
    public static List<long> Orphans(Session session, long generation) =>
        session.List(
            $"SELECT rowid FROM {Terms(generation)} WHERE rowid NOT IN (SELECT id FROM chunks WHERE generation = $generation)",
            row => row.GetInt64(0),
            ("$generation", generation));

    /// <summary>Deletes one row.</summary>
    public static void DeleteRow(Session session, long generation, long row) =>
        session.Execute($"DELETE FROM {Terms(generation)} WHERE rowid = $row", ("$row", row));

    /// <summary>As <see cref="Delete(Session, long)"/>, by the document's id.</summary>
    public static void DeleteOf(Session session, Collection collection, string id)
    {
        if (DocumentTable.RowOf(session, collection, id) is { } document)
            Delete(session, document);
    }

    /// <summary>The places of a term: the row of its chunk for every time that it occurs, in ascending order.</summary>
    public static List<long> PlacesOf(Session session, long generation, string term, CancellationToken cancellationToken)
    {
        using var reader = session.Query($"SELECT doc FROM {Places(generation)} WHERE term = $term", ("$term", term));
        var places = new List<long>();
        while (reader.Read())
        {
            if (places.Count % 4_096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            places.Add(raw.sqlite3_column_int64(reader.Handle, 0));
        }
        return places;
    }

    /// <summary>The rows of the chunks that hold terms one after the other, in ascending order.</summary>
    public static List<long> Holding(Session session, long generation, IReadOnlyList<string> phrase) =>
        session.List(
            $"SELECT rowid FROM {Terms(generation)} WHERE {Terms(generation)} MATCH $match ORDER BY rowid",
            row => row.GetInt64(0),
            ("$match", $"stems : \"{string.Join(' ', phrase)}\""));

    /// <summary>The stems and marked forms of a generation, each with its counts; marked words of titles and headings are left out.</summary>
    public static List<VocabularyTerm> Vocabulary(Session session, long generation, CancellationToken cancellationToken)
    {
        // A table of the connection's own: index files that are there need not change.
        session.Execute(
            $"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{Words(generation)} USING fts5vocab ('main', '{Terms(generation)}', 'row')");
        var terms = new List<VocabularyTerm>();
        foreach (var (from, to) in Spoken)
        {
            using var reader = session.Query(
                $"SELECT term, doc, cnt FROM temp.{Words(generation)} WHERE term >= $from AND term < $to", ("$from", from), ("$to", to));
            while (reader.Read())
            {
                if (terms.Count % 1_024 == 0)
                    cancellationToken.ThrowIfCancellationRequested();
                terms.Add(new VocabularyTerm(reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)));
            }
        }
        return terms;
    }

    static string Terms(long generation) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{generation}");

    static string Words(long generation) => string.Create(CultureInfo.InvariantCulture, $"chunk_words_{generation}");

    static string Places(long generation) => string.Create(CultureInfo.InvariantCulture, $"chunk_places_{generation}");
}
