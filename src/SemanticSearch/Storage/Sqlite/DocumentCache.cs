namespace SemanticSearch.Storage.Sqlite;

/// <summary>
/// Documents that were read lately, in memory: questions are answered from the same ones again and again, and to parse one takes longer than
/// to cut passages out of it. A document is as it was written at its revision, and the file tells which one is there. Safe from any thread.
/// </summary>
sealed class DocumentCache
{
    const long MostBytes = 64L << 20;

    // What a span of the structure takes, and a document without any.
    const int SpanBytes = 64;
    const int LeastBytes = 4_096;

    readonly RecentlyUsed<(long Generation, string Id), StoredDocument> _documents = new(MostBytes, stored => BytesOf(stored.Document));

    /// <summary>Those of the documents that exist, at the state that the session's transaction sees.</summary>
    public IReadOnlyDictionary<string, StoredDocument> Get(Session session, Collection collection, IReadOnlyCollection<string> ids)
    {
        var documents = new Dictionary<string, StoredDocument>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var (id, revision) in DocumentTable.Revisions(session, collection, ids))
            if (_documents.Find((collection.Generation, id)) is { } known && known.Revision == revision)
                documents.Add(id, known);
            else
                missing.Add(id);
        if (missing.Count == 0)
            return documents;
        foreach (var read in DocumentTable.Get(session, collection, missing))
        {
            _documents.Keep((collection.Generation, read.Document.Id), read);
            documents.Add(read.Document.Id, read);
        }
        return documents;
    }

    static long BytesOf(Document document)
    {
        var structure = document.Structure;
        var spans = structure.Sections.Count + structure.Pages.Count + structure.Blocks.Count + structure.Notes.Count + structure.Turns.Count + structure.Mentions.Count;
        return LeastBytes + (sizeof(char) * (long)document.Text.Length) + (SpanBytes * (long)spans);
    }
}
