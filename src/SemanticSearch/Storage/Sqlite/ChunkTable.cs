using Microsoft.Data.Sqlite;

namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>chunks</c>.</summary>
static class ChunkTable
{
    const string Columns = "ordinal, start_offset, end_offset, heading_path, tokens, page, speaker, is_note";

    /// <summary>The chunks of a document, in order.</summary>
    public static List<Chunk> List(Session session, Collection collection, string id) =>
        session.List(
            $"""
            SELECT {Columns} FROM chunks
            WHERE generation = $generation
              AND document = (SELECT id FROM documents WHERE collection = $collection AND document_id = $id)
            ORDER BY ordinal
            """,
            Read,
            ("$generation", collection.Generation),
            ("$collection", collection.Id),
            ("$id", id));

    /// <summary>One chunk of the document in that row.</summary>
    /// <exception cref="SemanticSearchException">It is not there, though its vector is.</exception>
    public static Chunk Get(Session session, Collection collection, long document, int ordinal) =>
        session.First(
            $"SELECT {Columns} FROM chunks WHERE document = $document AND generation = $generation AND ordinal = $ordinal",
            Read,
            ("$document", document),
            ("$generation", collection.Generation),
            ("$ordinal", ordinal)) ?? throw StorageFailure.Damaged($"chunk {ordinal} of document row {document} is missing");

    /// <summary>
    /// Puts chunks in place of all that the document in that row has, in any generation: those have offsets into its old text.
    /// </summary>
    public static void Replace(Session session, Collection collection, long document, IReadOnlyList<Chunk> chunks)
    {
        session.Execute("DELETE FROM chunks WHERE document = $document", ("$document", document));
        foreach (var chunk in chunks)
            session.Execute(
                """
                INSERT INTO chunks (generation, document, ordinal, start_offset, end_offset, heading_path, tokens, page, speaker, is_note)
                VALUES ($generation, $document, $ordinal, $start, $end, $headings, $tokens, $page, $speaker, $note)
                """,
                ("$generation", collection.Generation),
                ("$document", document),
                ("$ordinal", chunk.Ordinal),
                ("$start", chunk.Start),
                ("$end", chunk.End),
                ("$headings", StoredJson.Write(chunk.HeadingPath)),
                ("$tokens", chunk.Tokens),
                ("$page", chunk.Page),
                ("$speaker", StoredJson.Write(chunk.Speaker)),
                ("$note", chunk.IsNote));
    }

    static Chunk Read(SqliteDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), StoredJson.ReadHeadingPath(row.GetString(3)), row.GetInt32(4))
        {
            Page = row.IsDBNull(5) ? null : row.GetInt32(5),
            Speaker = StoredJson.ReadSpeaker(row.GetText(6)),
            IsNote = row.GetBoolean(7),
        };
}
