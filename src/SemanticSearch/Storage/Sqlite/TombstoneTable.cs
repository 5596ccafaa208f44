namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>tombstones</c>: the documents that were deleted and not written again.</summary>
static class TombstoneTable
{
    /// <summary>The deleted document of that citation key, or null.</summary>
    public static DocumentByKey? FindByKey(Session session, string key) =>
        session.First(
            """
            SELECT c.name, t.document_id, t.deleted_at FROM tombstones t JOIN collections c ON c.id = t.collection WHERE t.key = $key
            """,
            row => new DocumentByKey(row.GetString(0), row.GetString(1), row.GetTime(2)),
            ("$key", key));

    /// <summary>The ids of the documents that were deleted after that revision.</summary>
    public static List<string> Since(Session session, Collection collection, long revision) =>
        session.List(
            "SELECT document_id FROM tombstones WHERE collection = $collection AND revision > $revision",
            row => row.GetString(0),
            ("$collection", collection.Id),
            ("$revision", revision));

    /// <summary>Those of the documents that were deleted.</summary>
    public static List<string> Among(Session session, string collection, IReadOnlyCollection<string> ids) =>
        session.List(
            """
            SELECT t.document_id FROM tombstones t JOIN collections c ON c.id = t.collection
            WHERE c.name = $collection AND t.key IN (SELECT value FROM json_each($keys))
            """,
            row => row.GetString(0),
            ("$collection", collection),
            ("$keys", StoredJson.WriteIds([.. ids.Select(id => DocumentId.Key(collection, id))])));

    /// <summary>Remembers a deleted document.</summary>
    public static void Put(Session session, Collection collection, string id, long revision, DateTimeOffset now) =>
        session.Execute(
            """
            INSERT OR REPLACE INTO tombstones (key, collection, document_id, revision, deleted_at)
            VALUES ($key, $collection, $id, $revision, $now)
            """,
            ("$key", DocumentId.Key(collection.Name, id)),
            ("$collection", collection.Id),
            ("$id", id),
            ("$revision", revision),
            ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>Forgets that a document was deleted, if it was.</summary>
    public static void Remove(Session session, Collection collection, string id) =>
        session.Execute("DELETE FROM tombstones WHERE key = $key", ("$key", DocumentId.Key(collection.Name, id)));
}
