namespace SemanticSearch.Search.Context;

/// <summary>Counts the pages around a span.</summary>
static class PageContext
{
    /// <summary>Where the page that an offset is on begins, or that of the <paramref name="count"/>th page back.</summary>
    public static int Before(Document document, int start, int count)
    {
        var pages = document.Structure.Pages;
        var at = PageIndex.At(pages, start);
        return at < 0 ? start : Math.Min(start, pages[Math.Max(0, at - count + 1)].Start);
    }

    /// <summary>Where the page that the character before an offset is on ends, or that of the <paramref name="count"/>th page on.</summary>
    public static int After(Document document, int end, int count)
    {
        var pages = document.Structure.Pages;
        var at = PageIndex.At(pages, Math.Max(0, end - 1));
        return at < 0 ? end : Math.Max(end, pages[Math.Min(pages.Count - 1, at + count - 1)].End);
    }
}
