namespace SemanticSearch.Reading;

/// <summary>Collects sections in the order of their headings, and closes those that a later heading ends.</summary>
sealed class SectionBuilder
{
    /// <summary>The deepest level of <see cref="Section.Level"/>.</summary>
    public const int MaximumLevel = 6;

    readonly List<Section> _sections = [];
    readonly Stack<int> _open = new();

    /// <summary>How many sections are open.</summary>
    public int Depth => _open.Count;

    /// <summary>Opens a section at its heading, which ends the open ones of the same or a deeper level.</summary>
    public void Open(int start, int level, string heading)
    {
        Close(start, level);
        _open.Push(_sections.Count);
        _sections.Add(new Section(start, start, level, heading));
    }

    /// <summary>Ends the open sections of a level and those in them.</summary>
    public void Close(int end, int level = 1)
    {
        while (_open.TryPeek(out var index) && _sections[index].Level >= level)
            _sections[_open.Pop()] = _sections[index] with { End = end };
    }

    /// <summary>The sections of a text of that length; all of them end with it at the latest.</summary>
    public IReadOnlyList<Section> Build(int length)
    {
        Close(length);
        return _sections;
    }
}
