namespace SemanticSearch.Reading.Tei;

/// <summary>
/// Collects the dates that a text is about: what the first head says if that gives a period, else from the earliest to the latest date in
/// any head; and the dates of the documents in a volume. Dates are ISO 8601 of any precision, as TEI has them.
/// </summary>
sealed class CoveredDates
{
    const int DateLength = 10;

    string? _from;
    string? _to;
    bool _isSettled;
    bool _isFirstHead = true;
    int _documents;

    /// <summary>The period as <c>1784/1800</c>, the day or year if it is only one, or null.</summary>
    public string? Span => _from is null ? null : _from == _to ? _from : $"{_from}/{_to}";

    /// <summary>The date of the only document in the text, or null.</summary>
    public string? Only => _documents == 1 ? Span : null;

    /// <summary>A head ends: dates in later ones are of parts of the text.</summary>
    public void EndHead()
    {
        _isSettled |= _isFirstHead && _from != _to;
        _isFirstHead = false;
    }

    /// <summary>A date in a head.</summary>
    public void AddOfHead(TeiElement date)
    {
        if (!_isSettled && _documents == 0)
            Widen(date["from"] ?? date["notBefore"] ?? date["when"], date["to"] ?? date["notAfter"] ?? date["when"]);
    }

    /// <summary>A document of a volume begins, which may say when it was written.</summary>
    public void AddDocument(TeiElement division)
    {
        if (division["doc-dateTime-min"] is not { Length: >= DateLength } from)
            return;
        if (_documents++ == 0)
            (_from, _to, _isSettled) = (null, null, false);
        Widen(from[..DateLength], division["doc-dateTime-max"] is { Length: >= DateLength } to ? to[..DateLength] : from[..DateLength]);
    }

    void Widen(string? from, string? to)
    {
        from ??= to;
        to ??= from;
        if (!IsDate(from) || !IsDate(to))
            return;
        if (_from is null || string.CompareOrdinal(from, _from) < 0)
            _from = from;
        if (_to is null || string.CompareOrdinal(to, _to) > 0)
            _to = to;
    }

    static bool IsDate(string? date) =>
        date is { Length: >= 4 and <= DateLength } && date.All(c => char.IsAsciiDigit(c) || c == '-') && char.IsAsciiDigit(date[0]);
}
