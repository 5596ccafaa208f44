namespace SemanticSearch.Chunking;

/// <summary>Finds the pages of offsets.</summary>
sealed class PageFinder
{
    readonly List<Page> _pages;

    /// <summary>A finder for the pages of a document.</summary>
    public PageFinder(IReadOnlyList<Page> pages) => _pages = [.. pages.OrderBy(page => page.Start)];

    /// <summary>Number of the last page that begins at or before an offset and reaches beyond it; null if there is none.</summary>
    public int? At(int offset)
    {
        var (low, high) = (0, _pages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_pages[middle].Start <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low > 0 && _pages[low - 1].End > offset ? _pages[low - 1].Number : null;
    }
}
