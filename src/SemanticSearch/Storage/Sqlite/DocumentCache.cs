namespace SemanticSearch.Storage.Sqlite;

/// <summary>Reads documents, those that are in memory from there. Safe from any thread.</summary>
sealed class DocumentCache
{
    readonly RecentDocuments<long> _documents = new();

    /// <summary>Those of the documents that exist, at the state that the session's transaction sees.</summary>
    public IReadOnlyDictionary<string, StoredDocument> Get(Session session, Collection collection, IReadOnlyCollection<string> ids)
    {
        var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var (id, revision) in DocumentTable.Revisions(session, collection, ids))
            if (_documents.Find(collection.Generation, id, revision) is { } known)
                documents.Add(id, known);
            else
                missing.Add(id);
        if (missing.Count == 0)
            return documents;
        foreach (var read in DocumentTable.Get(session, collection, missing))
        {
            _documents.Keep(collection.Generation, read);
            documents.Add(read.Document.Id, read);
        }
        return documents;
    }
}
