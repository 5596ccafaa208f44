namespace SemanticSearch.Storage.Sqlite;

/// <summary>The tables <c>source_files</c> and <c>source_documents</c>.</summary>
static class SourceFileTable
{
    /// <summary>What is known of a source's files.</summary>
    public static List<KnownFile> List(Session session, long source)
    {
        var documents = session.List(
            "SELECT path, document_id FROM source_documents WHERE source = $source",
            row => (Path: row.GetString(0), Id: row.GetString(1)),
            ("$source", source)).ToLookup(row => row.Path, row => row.Id, StringComparer.Ordinal);
        return session.List(
            "SELECT path, size, modified, seen, hash, has_failed, page FROM source_files WHERE source = $source",
            row => new KnownFile(
                row.GetString(0),
                row.GetInt64(1),
                row.GetTime(2),
                row.GetTime(3),
                row.GetFieldValue<byte[]>(4),
                row.GetBoolean(5),
                [.. documents[row.GetString(0)]],
                StoredJson.ReadPage(row.GetText(6))),
            ("$source", source));
    }

    /// <summary>Writes a file over what was known of it.</summary>
    public static void Put(Session session, long source, KnownFile file)
    {
        Remove(session, source, file.Path);
        session.Execute(
            """
            INSERT INTO source_files (source, path, size, modified, seen, hash, has_failed, page)
            VALUES ($source, $path, $size, $modified, $seen, $hash, $failed, $page)
            """,
            ("$source", source),
            ("$path", file.Path),
            ("$size", file.Size),
            ("$modified", file.ModifiedAt.ToUnixTimeMilliseconds()),
            ("$seen", file.SeenAt.ToUnixTimeMilliseconds()),
            ("$hash", file.Hash.ToArray()),
            ("$failed", file.HasFailed),
            ("$page", StoredJson.Write(file.Page)));
        foreach (var id in file.Documents)
        {
            session.Execute(
                "INSERT OR IGNORE INTO source_documents (source, path, document_id) VALUES ($source, $path, $id)",
                ("$source", source),
                ("$path", file.Path),
                ("$id", id));
        }
    }

    /// <summary>Forgets a file with its documents.</summary>
    public static void Remove(Session session, long source, string path) =>
        session.Execute("DELETE FROM source_files WHERE source = $source AND path = $path", ("$source", source), ("$path", path));

    /// <summary>Those of the documents that come of another source of the collection.</summary>
    public static List<string> Shared(Session session, Source source, IReadOnlyCollection<string> ids) =>
        session.List(
            """
            SELECT DISTINCT d.document_id FROM source_documents d JOIN sources s ON s.id = d.source
            WHERE d.document_id IN (SELECT value FROM json_each($ids)) AND s.collection = $collection AND s.id <> $source
            """,
            row => row.GetString(0),
            ("$ids", StoredJson.WriteIds(ids)),
            ("$collection", source.Collection),
            ("$source", source.Id));
}
