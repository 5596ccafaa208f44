using SemanticSearch.Storage;

namespace SemanticSearch.Sources;

/// <summary>What is known of the files and pages of a source.</summary>
static class KnownItems
{
    /// <summary>All of it, by path or id. Of an item that was begun and never known since, its sync having been stopped, the documents within it
    /// that are on disk count as its own.</summary>
    public static async Task<Dictionary<string, KnownFile>> OfAsync(ISourceStore store, Source source, CancellationToken cancellationToken)
    {
        var known = (await store.ListFilesAsync(source, cancellationToken)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        foreach (var item in known.Values.Where(item => item.Hash.IsEmpty).ToList())
        {
            var documents = item.Documents.ToHashSet(StringComparer.Ordinal);
            foreach (var id in item.Documents)
                documents.UnionWith(await store.FindWithinAsync(source, id, cancellationToken));
            known[item.Path] = item with { Documents = [.. documents] };
        }

        return known;
    }
}
