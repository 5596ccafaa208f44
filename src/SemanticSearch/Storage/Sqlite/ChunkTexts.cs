namespace SemanticSearch.Storage.Sqlite;

/// <summary>Cuts the texts of chunks out of those of their documents, without reading what else is known of these.</summary>
static class ChunkTexts
{
    /// <summary>The texts of candidates, in their order; null for those whose document is no longer the one that was found.</summary>
    public static IReadOnlyList<string?> Read(Session session, Collection collection, IReadOnlyList<Candidate> candidates)
    {
        var texts = new string?[candidates.Count];
        foreach (var document in Enumerable.Range(0, texts.Length).GroupBy(i => (candidates[i].DocumentId, candidates[i].Revision)))
        {
            if (TextOf(session, collection, document.Key.DocumentId, document.Key.Revision) is not (var row, { } text))
                continue;
            foreach (var i in document)
                texts[i] = SpanOf(session, collection, row, candidates[i].Ordinal) is var (start, end) ? text[start..end] : null;
        }
        return texts;
    }

    static (long Row, string? Text) TextOf(Session session, Collection collection, string id, long revision)
    {
        using var rows = session.Query(
            "SELECT id, text FROM documents WHERE collection = $collection AND document_id = $id AND revision = $revision",
            ("$collection", collection.Id),
            ("$id", id),
            ("$revision", revision));
        return rows.Read() ? (rows.GetInt64(0), rows.GetString(1)) : default;
    }

    static (int Start, int End)? SpanOf(Session session, Collection collection, long document, int ordinal)
    {
        using var rows = session.Query(
            "SELECT start_offset, end_offset FROM chunks WHERE document = $document AND generation = $generation AND ordinal = $ordinal",
            ("$document", document),
            ("$generation", collection.Generation),
            ("$ordinal", ordinal));
        return rows.Read() ? (rows.GetInt32(0), rows.GetInt32(1)) : null;
    }
}
