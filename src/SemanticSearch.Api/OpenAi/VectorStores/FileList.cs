using SemanticSearch.Search;

namespace SemanticSearch.Api.OpenAi.VectorStores;

/// <summary>Pages of files, in the order of their documents' ids or against it.</summary>
/// <param name="read">Reads so many files after a document, in the order of ids.</param>
sealed class FileList(Func<string?, int, Task<IReadOnlyList<VectorStoreFile>>> read)
{
    /// <summary>A page.</summary>
    /// <param name="after">The document of the file that the page follows; null for the first page.</param>
    /// <param name="before">The document of the file that the page precedes; null for none.</param>
    /// <param name="isDescending">Whether the last id comes first.</param>
    /// <param name="limit">How many files at most.</param>
    public async Task<ObjectList<VectorStoreFile>> PageAsync(string? after, string? before, bool isDescending, int limit)
    {
        var (above, below) = isDescending ? (before, after) : (after, before);
        var isFromTop = isDescending == (after is not null || before is null);
        // One more than asked for tells whether there is another page.
        var found = isFromTop ? await LastAsync(above, below, limit + 1) : await FirstAsync(above, below, limit + 1);
        VectorStoreFile[] page = [.. isFromTop ? found.TakeLast(limit) : found.Take(limit)];
        if (isDescending)
            Array.Reverse(page);
        return new ObjectList<VectorStoreFile>(page, page.FirstOrDefault()?.Id, page.LastOrDefault()?.Id, found.Count > limit);
    }

    async Task<IReadOnlyList<VectorStoreFile>> FirstAsync(string? above, string? below, int count) =>
        [.. (await read(above, count)).Where(file => IsBelow(file, below))];

    // Indexes are read forwards only.
    async Task<IReadOnlyList<VectorStoreFile>> LastAsync(string? above, string? below, int count)
    {
        List<VectorStoreFile> last = [];
        while (true)
        {
            var portion = await read(above, CollectionBrowser.MaximumPage);
            VectorStoreFile[] fitting = [.. portion.Where(file => IsBelow(file, below))];
            last = [.. last.Concat(fitting).TakeLast(count)];
            if (portion.Count < CollectionBrowser.MaximumPage || fitting.Length < portion.Count)
                return last;
            above = FileId.DocumentOf(portion[^1].Id);
        }
    }

    static bool IsBelow(VectorStoreFile file, string? below) => below is null || string.CompareOrdinal(FileId.DocumentOf(file.Id), below) < 0;
}
