namespace SemanticSearch.Sources;

/// <summary>Tells which file or page a document is from: its id is the document's, or begins those of the documents within it.</summary>
static class SourceItemId
{
    /// <summary>The id of the item that a document is from, the one nearest to it; null if it is from none.</summary>
    /// <param name="documentId">The document's id.</param>
    /// <param name="isItem">Whether an id is that of an item.</param>
    public static string? Of(string documentId, Func<string, bool> isItem)
    {
        for (var end = documentId.Length; end > 0; end = documentId.LastIndexOf('/', end - 1))
            if (documentId[..end] is var id && isItem(id))
                return id;
        return null;
    }
}
