namespace SemanticSearch.Chunking;

/// <summary>Finds the innermost of many spans around offsets that only grow. Spans may be nested or overlap.</summary>
/// <typeparam name="T">The spans.</typeparam>
/// <param name="spans">The spans.</param>
/// <param name="startOf">Offset of a span's first character.</param>
/// <param name="endOf">Offset just past a span's last character.</param>
sealed class Covering<T>(IEnumerable<T> spans, Func<T, int> startOf, Func<T, int> endOf)
{
    readonly List<T> _spans = [.. spans.OrderBy(startOf)];
    readonly Stack<T> _open = new();
    int _next;
    int _offset;

    /// <summary>The spans around the offset moved to, innermost first.</summary>
    public IEnumerable<T> Open => _open.Where(span => endOf(span) > _offset);

    /// <summary>Moves on to an offset.</summary>
    /// <returns>Whether spans begin since the last offset.</returns>
    public bool MoveTo(int offset)
    {
        var before = _next;
        _offset = offset;
        while (_open.TryPeek(out var ended) && endOf(ended) <= offset)
            _open.Pop();
        for (; _next < _spans.Count && startOf(_spans[_next]) <= offset; _next++)
            if (endOf(_spans[_next]) > offset)
                _open.Push(_spans[_next]);
        return _next > before;
    }

    /// <summary>The innermost span around the offset moved to.</summary>
    public bool TryGet(out T span) => _open.TryPeek(out span!);

    /// <summary>Whether a span begins at an offset that was not yet moved to.</summary>
    public bool BeginsAt(int offset) => _next < _spans.Count && startOf(_spans[_next]) == offset;
}
