namespace SemanticSearch.Reading.Pdf;

/// <summary>
/// Takes running titles and page numbers from the pages: lines near the edge that other pages have at the same height, numbers aside.
/// A line goes only if all that stand between it and the edge go. The printed number becomes the page's label.
/// </summary>
sealed class RunningLines
{
    const double EdgeShare = 0.16;
    const int MaximumRank = 5;
    const double SameHeight = 6;
    const double MostPages = 0.6;
    const int LongestTitle = 140;
    const int LongestBlock = 220;

    // In units of the type's size.
    const double BlockDistance = 1.5;

    // Running titles are set no larger than the text; headings that count with the pages, such as "Annex 2", are.
    const double LargestTitle = 1.15;

    const string BareNumber = "#";

    readonly List<PageLines> _pages;
    readonly List<EdgeLine>[] _edges;
    readonly double _textSize;
    readonly HashSet<TextLine> _running = [];
    readonly HashSet<TextLine> _numbered = [];
    readonly Dictionary<int, int> _offsets = [];

    RunningLines(List<PageLines> pages)
    {
        _pages = pages;
        _textSize = TextSizeOf(pages);
        _edges = [.. pages.Select(page => EdgeLines(page, isTop: true).Concat(EdgeLines(page, isTop: false)).ToList())];
    }

    /// <summary>Takes them away, and labels the pages.</summary>
    public static void Remove(List<PageLines> pages)
    {
        var lines = new RunningLines(pages);
        lines.FindRepeated();
        lines.FindNumbered();
        lines.FindLone();
        lines.Take();
    }

    static IEnumerable<EdgeLine> EdgeLines(PageLines page, bool isTop)
    {
        var edge = isTop ? page.Height * (1 - EdgeShare) : page.Height * EdgeShare;
        var near = page.Lines.Where(line => isTop ? line.Baseline > edge : line.Baseline < edge);
        var ordered = isTop ? near.OrderByDescending(line => line.Baseline) : near.OrderBy(line => line.Baseline);
        return ordered.Take(MaximumRank).Select((line, rank) => new EdgeLine(line, isTop, rank, PageNumbers.Wildcard(line.Text)));
    }

    // The size that most characters are set in.
    static double TextSizeOf(List<PageLines> pages) => pages
        .SelectMany(page => page.Lines)
        .GroupBy(line => Math.Round(line.Size, 1))
        .MaxBy(size => size.Sum(line => line.Text.Length))?.Key ?? 0;

    void FindRepeated()
    {
        var enough = _pages.Count <= 3 ? 2 : 3;
        // The first label that a page gets stays: a bare number is the surest.
        foreach (var group in _edges.SelectMany(edge => edge).GroupBy(e => (e.IsTop, e.Key)).OrderBy(group => group.Key.Key != BareNumber))
        {
            var heights = group.Select(e => e.Line.Baseline).Order().ToList();
            var height = heights[heights.Count / 2];
            var same = group.Where(e => Math.Abs(e.Line.Baseline - height) <= SameHeight).DistinctBy(e => e.Line.Page).ToList();
            if (same.Count < enough || same[0].Line.Text.Length > LongestTitle || IsHeading(same[0]))
                continue;
            var slot = NumberSlot(same);
            if (slot < 0 && !group.Key.Key.Any(char.IsLetter))
                continue;

            // Numbers that differ and do not count with the pages are a text's own.
            foreach (var alike in same.GroupBy(e => PageNumbers.Without(e.Line.Text, slot)).Where(alike => alike.Count() >= enough))
                foreach (var edge in alike)
                    Mark(edge, slot);
        }
    }

    bool IsHeading(EdgeLine edge) => edge.Key.Any(char.IsLetter) && edge.Line.Size > LargestTitle * _textSize;

    // The number that counts with the pages.
    int NumberSlot(List<EdgeLine> lines)
    {
        var numbers = lines.ConvertAll(e => PageNumbers.In(e.Line.Text));
        for (var slot = 0; slot < numbers.Max(n => n.Count); slot++)
        {
            var offset = lines.Zip(numbers).Where(pair => pair.Second.Count > slot)
                .GroupBy(pair => pair.Second[slot].Value - pair.First.Line.Page).MaxBy(group => group.Count());
            if (offset is null || offset.Count() < Math.Max(2, MostPages * lines.Count))
                continue;
            _offsets[offset.Key] = _offsets.GetValueOrDefault(offset.Key) + offset.Count();
            return slot;
        }
        return -1;
    }

    // Titles that change from chapter to chapter stand beside a number that counts on.
    void FindNumbered()
    {
        if (_offsets.Count == 0)
            return;
        var offset = _offsets.MaxBy(pair => pair.Value).Key;
        foreach (var edge in _edges.SelectMany(e => e).Where(e => e.Rank == 0 && !_running.Contains(e.Line)))
        {
            var numbers = PageNumbers.In(edge.Line.Text);
            var slot = numbers.FindIndex(n => n.Value - edge.Line.Page == offset);
            var text = edge.Line.Text;
            if (slot >= 0 && text.Length <= LongestTitle && IsApart(edge)
                && (text.StartsWith(numbers[slot].Text, StringComparison.Ordinal)
                    || text.EndsWith(numbers[slot].Text, StringComparison.Ordinal)))
                Mark(edge, slot);
        }
    }

    // A number that needs no second page to be known for one.
    void FindLone()
    {
        foreach (var edge in _edges.SelectMany(e => e).Where(e => e.Rank == 0 && !_running.Contains(e.Line)))
        {
            var plain = PageNumbers.InPlainLine(edge.Line.Text);
            var isBare = edge.Key == BareNumber && PageNumbers.In(edge.Line.Text)[0].Value == edge.Line.Page;
            if ((plain is null && !isBare) || !IsApart(edge))
                continue;
            _running.Add(edge.Line);
            _pages[IndexOf(edge.Line.Page)].Label ??= plain ?? PageNumbers.In(edge.Line.Text)[0].Text;
        }
    }

    bool IsApart(EdgeLine edge)
    {
        var others = _pages[IndexOf(edge.Line.Page)].Lines.Where(line => line != edge.Line);
        var nearest = others.Select(line => Math.Abs(line.Baseline - edge.Line.Baseline)).DefaultIfEmpty(double.MaxValue).Min();
        return nearest > 1.5 * edge.Line.Size;
    }

    void Mark(EdgeLine edge, int slot)
    {
        _running.Add(edge.Line);
        var numbers = PageNumbers.In(edge.Line.Text);
        if (slot >= 0 && slot < numbers.Count)
        {
            _numbered.Add(edge.Line);
            _pages[IndexOf(edge.Line.Page)].Label ??= numbers[slot].Text;
        }
    }

    // Lines go block by block: what stands as near to a text as its own lines do, or says as much as a paragraph, is text.
    List<TextLine> Outermost(IEnumerable<TextLine> fromEdge)
    {
        var taken = new List<TextLine>();
        var block = new List<TextLine>();
        foreach (var line in fromEdge.Take(2 * MaximumRank))
        {
            if (block.Count > 0 && Math.Abs(line.Baseline - block[^1].Baseline) > BlockDistance * Math.Max(line.Size, block[^1].Size)
                && !Take(block, taken))
                return taken;
            block.Add(line);
        }
        Take(block, taken);
        return taken;
    }

    bool Take(List<TextLine> block, List<TextLine> taken)
    {
        var isRunning = block.TrueForAll(_running.Contains) && block.Sum(line => line.Text.Length) <= LongestBlock;
        taken.AddRange(isRunning ? block : block.TakeWhile(line => _numbered.Contains(line) && PageNumbers.Wildcard(line.Text) == BareNumber));
        block.Clear();
        return isRunning;
    }

    int IndexOf(int page) => page - _pages[0].Number;

    void Take()
    {
        foreach (var page in _pages)
        {
            var taken = new HashSet<TextLine>();
            taken.UnionWith(Outermost(page.Lines.OrderByDescending(line => line.Baseline)));
            taken.UnionWith(Outermost(page.Lines.OrderBy(line => line.Baseline)));
            foreach (var column in page.Columns)
                column.RemoveAll(taken.Contains);
            page.Columns.RemoveAll(column => column.Count == 0);
        }
    }
}
