namespace SemanticSearch.Storage.Sqlite;

/// <summary>The table <c>failures</c>: the documents that could not be indexed at the last attempt.</summary>
static class FailureTable
{
    const string Cut = "…";

    const string OfDocument = "collection = $collection AND document_id IN (SELECT value FROM json_each($ids))";

    /// <summary>How many there are.</summary>
    public static long Count(Session session, Collection collection) =>
        session.Number("SELECT count(*) FROM failures WHERE collection = $collection", ("$collection", collection.Id))!.Value;

    /// <summary>Some of them in the order of ids.</summary>
    public static List<FailedDocument> List(Session session, Collection collection, string after, int limit) =>
        session.List(
            """
            SELECT document_id, reason, failed_at FROM failures WHERE collection = $collection AND document_id > $after
            ORDER BY document_id LIMIT $limit
            """,
            row => new FailedDocument(row.GetString(0), row.GetString(1), row.GetTime(2)),
            ("$collection", collection.Id),
            ("$after", after),
            ("$limit", limit));

    /// <summary>Whether <see cref="Remove"/> would forget anything.</summary>
    public static bool Any(Session session, Collection collection, string id) =>
        session.Number(
            $"SELECT 1 FROM failures WHERE {OfDocument} LIMIT 1", ("$collection", collection.Id), ("$ids", WithHolders(id))) is not null;

    /// <summary>Remembers a failure in place of the one that the document has.</summary>
    public static void Put(Session session, Collection collection, string id, string reason, DateTimeOffset now) =>
        session.Execute(
            "INSERT OR REPLACE INTO failures (collection, document_id, reason, failed_at) VALUES ($collection, $id, $reason, $now)",
            ("$collection", collection.Id),
            ("$id", id),
            ("$reason", Bounded(reason)),
            ("$now", now.ToUnixTimeMilliseconds()));

    /// <summary>Forgets the failures of a document and of the archives that it is in; false if there was none.</summary>
    public static bool Remove(Session session, Collection collection, string id) =>
        session.Execute($"DELETE FROM failures WHERE {OfDocument}", ("$collection", collection.Id), ("$ids", WithHolders(id))) > 0;

    // The id of an archive or a table begins those of its documents.
    static string WithHolders(string id)
    {
        var ids = new List<string> { id };
        for (var slash = id.LastIndexOf('/'); slash > 0; slash = id.LastIndexOf('/', slash - 1))
            ids.Add(id[..slash]);
        return StoredJson.WriteIds(ids);
    }

    static string Bounded(string reason)
    {
        if (reason.Length <= FailedDocument.MaximumReason)
            return reason;
        var length = FailedDocument.MaximumReason - Cut.Length;
        return reason[..(char.IsHighSurrogate(reason[length - 1]) ? length - 1 : length)] + Cut;
    }
}
