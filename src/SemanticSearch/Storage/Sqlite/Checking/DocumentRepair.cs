namespace SemanticSearch.Storage.Sqlite.Checking;

/// <summary>Makes documents that are damaged themselves ones that can be used until they are read again, and are as soon as they are seen.</summary>
static class DocumentRepair
{
    /// <summary>Does so: what cannot be read of it is blank, nothing has the hash that it has then, and its sources forget the files that it came
    /// of.</summary>
    public static void ReadAgain(Session session, long row)
    {
        var (metadata, facts, structure, text) = session.List(
            "SELECT metadata, facts, structure, text FROM documents WHERE id = $row",
            document => (document.GetString(0), document.GetString(1), document.GetString(2), document.GetString(3)),
            ("$row", row))[0];
        session.Execute(
            """
            UPDATE documents SET content_hash = zeroblob(32), characters = $characters, metadata = $metadata, facts = $facts, structure = $structure
            WHERE id = $row
            """,
            ("$characters", text.Length),
            ("$metadata", JsonCheck.CanBeRead(metadata, StoredJson.ReadMetadata) ? metadata : "{}"),
            ("$facts", JsonCheck.CanBeRead(facts, StoredJson.ReadFacts) ? facts : StoredJson.Write(new DocumentFacts())),
            ("$structure", DocumentCheck.ProblemOf(structure, text.Length) is null ? structure : StoredJson.Write(DocumentStructure.None)),
            ("$row", row));
        session.Execute(
            """
            DELETE FROM source_files WHERE EXISTS (
                SELECT 1 FROM source_documents f
                JOIN sources s ON s.id = f.source
                JOIN collections c ON c.name = s.collection
                JOIN documents d ON d.collection = c.id AND d.document_id = f.document_id
                WHERE d.id = $row AND f.source = source_files.source AND f.path = source_files.path)
            """,
            ("$row", row));
    }
}
