namespace SemanticSearch.Search.Context;

/// <summary>Finds the page of an offset.</summary>
static class PageIndex
{
    /// <summary>Index of the page that an offset is on, the white space after a page included; -1 if it is before the first.</summary>
    public static int At(IReadOnlyList<Page> pages, int offset)
    {
        var (low, high) = (0, pages.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pages[middle].Start > offset ? (low, middle) : (middle + 1, high);
        }
        return low - 1;
    }
}
