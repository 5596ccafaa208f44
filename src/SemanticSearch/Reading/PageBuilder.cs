namespace SemanticSearch.Reading;

/// <summary>Collects where pages begin, and makes spans of it.</summary>
sealed class PageBuilder
{
    readonly List<PageMark> _marks = [];

    /// <summary>The page that is being written, or null before the first.</summary>
    public PageMark? Current => _marks.Count > 0 ? _marks[^1] : null;

    /// <summary>What is written beyond a length of the text stands on a page.</summary>
    public void Begin(int length, int number, string? label)
    {
        if (Current is not { } current || current.Number != number)
            _marks.Add(new PageMark(length, number, label));
    }

    /// <summary>The pages that have text, less the white space around it.</summary>
    public IReadOnlyList<Page> Build(string text)
    {
        var pages = new List<Page>();
        for (var i = 0; i < _marks.Count; i++)
        {
            var mark = _marks[i];
            var end = i + 1 < _marks.Count ? _marks[i + 1].At : text.Length;
            var span = text.AsSpan(mark.At, end - mark.At);
            var start = mark.At + span.Length - span.TrimStart().Length;
            end = mark.At + span.TrimEnd().Length;
            if (start >= end)
                continue;
            if (pages.Count > 0 && pages[^1].Number == mark.Number)
                pages[^1] = pages[^1] with { End = end };
            else
                pages.Add(new Page(start, end, mark.Number, mark.Label));
        }
        return pages;
    }
}
