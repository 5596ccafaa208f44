namespace SemanticSearch.Tests.Histories;

/// <summary>The dictionary: what files there are, and what the collection must hold.</summary>
sealed class ExpectedCollection
{
    /// <summary>The files, by the ids of their documents.</summary>
    public SortedDictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>The documents of the collection.</summary>
    public SortedDictionary<string, string> Documents { get; } = new(StringComparer.Ordinal);

    /// <summary>Documents that were deleted and are not there again.</summary>
    public HashSet<string> Deleted { get; } = new(StringComparer.Ordinal);

    /// <summary>A whole sync: each file gives its document, and a document whose file is gone goes.</summary>
    /// <param name="folder">The folder, as ids begin.</param>
    public void Sync(string folder)
    {
        foreach (var (id, text) in Files)
            Put(id, text);
        foreach (var id in Documents.Keys.Where(id => id.StartsWith(folder, StringComparison.Ordinal) && !Files.ContainsKey(id)).ToList())
            Delete(id);
    }

    /// <summary>A document is written.</summary>
    public void Put(string id, string text)
    {
        Documents[id] = text;
        Deleted.Remove(id);
    }

    /// <summary>A document is deleted.</summary>
    public void Delete(string id)
    {
        if (Documents.Remove(id))
            Deleted.Add(id);
    }
}
