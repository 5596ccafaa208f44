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

    /// <summary>One chunk with its document's revision, or null.</summary>
    public static ScoredChunk? Find(Session session, Collection collection, ChunkReference reference) =>
        session.First(
            $"""
            SELECT {Columns}, d.revision FROM documents d JOIN chunks c ON c.document = d.id
            WHERE d.collection = $collection AND d.document_id = $id AND c.generation = $generation AND c.ordinal = $ordinal
            """,
            row => new ScoredChunk(reference.DocumentId, row.GetInt64(8), Read(row), 0),
            ("$collection", collection.Id),
            ("$id", reference.DocumentId),
            ("$generation", collection.Generation),
            ("$ordinal", reference.Ordinal));

    /// <summary>Deletes the chunks of the document in that row, in every generation: they have offsets into its old text.</summary>
    public static void Delete(Session session, long document) =>
        session.Execute("DELETE FROM chunks WHERE document = $document", ("$document", document));

    /// <summary>Adds the chunks of the document in that row to a generation that has none of it.</summary>
    /// <returns>The row of the first one, which the others follow; 0 if there is none.</returns>
    public static long Add(Session session, long generation, long document, IReadOnlyList<Chunk> chunks)
    {
        if (chunks.Count == 0)
            return 0;
        var first = session.Number("SELECT coalesce(max(id), 0) + 1 FROM chunks")!.Value;
        foreach (var chunk in chunks)
            session.Execute(
                """
                INSERT INTO chunks (id, generation, document, ordinal, start_offset, end_offset, heading_path, tokens, page, speaker, is_note)
                VALUES ($id, $generation, $document, $ordinal, $start, $end, $headings, $tokens, $page, $speaker, $note)
                """,
                ("$id", first + chunk.Ordinal),
                ("$generation", generation),
                ("$document", document),
                ("$ordinal", chunk.Ordinal),
                ("$start", chunk.Start),
                ("$end", chunk.End),
                ("$headings", StoredJson.Write(chunk.HeadingPath)),
                ("$tokens", chunk.Tokens),
                ("$page", chunk.Page),
                ("$speaker", StoredJson.Write(chunk.Speaker)),
                ("$note", chunk.IsNote));
        return first;
    }

    static Chunk Read(SqliteDataReader row) =>
        new(row.GetInt32(0), row.GetInt32(1), row.GetInt32(2), StoredJson.ReadHeadingPath(row.GetString(3)), row.GetInt32(4))
        {
            Page = row.IsDBNull(5) ? null : row.GetInt32(5),
            Speaker = StoredJson.ReadSpeaker(row.GetText(6)),
            IsNote = row.GetBoolean(7),
        };
}
