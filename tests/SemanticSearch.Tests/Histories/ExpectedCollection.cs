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

    readonly Dictionary<string, string> _away = new(StringComparer.Ordinal);
    readonly HashSet<string> _synced = new(StringComparer.Ordinal);

    /// <summary>A whole sync: each file gives its document unless that was deleted, and a document whose file is gone goes.</summary>
    /// <param name="folder">The folder, as ids begin.</param>
    public void Sync(string folder)
    {
        Unsettle(folder);
        foreach (var (id, text) in Files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal) && !IsAway(file.Key)))
        {
            Put(id, text);
            _synced.Add(id);
        }

        foreach (var id in _away.Keys.Where(id => id.StartsWith(folder, StringComparison.Ordinal) && !IsAway(id)).ToList())
            _away.Remove(id);
        foreach (var id in Documents.Keys.Where(id => id.StartsWith(folder, StringComparison.Ordinal) && !Files.ContainsKey(id)).ToList())
            Delete(id);
    }

    /// <summary>A sync was stopped: which files it had read and not told of is not known.</summary>
    /// <param name="folder">The folder, as ids begin.</param>
    public void Unsettle(string folder) => _synced.RemoveWhere(id => id.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Whether the document is of a file that a whole sync has read and that is as it was.</summary>
    public bool IsSettled(string id) => _synced.Contains(id) && Files.TryGetValue(id, out var text) && Documents.GetValueOrDefault(id) == text;

    /// <summary>Whether somebody deleted the document and its file has not changed since.</summary>
    public bool IsAway(string id) => _away.TryGetValue(id, out var text) && Files.GetValueOrDefault(id) == text;

    /// <summary>Somebody deletes a document; its file may stay.</summary>
    public void DeleteByHand(string id)
    {
        if (IsSettled(id))
            _away[id] = Documents[id];
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
