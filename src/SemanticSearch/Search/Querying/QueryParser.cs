namespace SemanticSearch.Search.Querying;

/// <summary>
/// Takes the operators out of a query: <c>"quoted phrases"</c> that must occur, <c>-words</c> and <c>-"phrases"</c> that must not, and
/// <c>field:value</c>, also <c>field:a,b</c>, <c>field:a..b</c>, <c>field:&gt;=a</c>, <c>field:beginning*</c>, <c>field:*</c>, each negated by
/// <c>-</c>. Anything else is words: no query fails. Of conditions on a field, values and
/// beginnings are alternatives, comparisons and ranges must all hold; different fields must all hold. A query is read in linear time.
/// </summary>
sealed class QueryParser
{
    const int LongestName = 200;

    readonly string _query;
    readonly Func<string, bool> _isField;
    readonly KeptText _words;
    readonly List<string> _phrases = [];
    readonly List<string> _excluded = [];
    readonly List<FieldCondition> _conditions = [];

    QueryParser(string query, Func<string, bool> isField) => (_query, _isField, _words) = (query, isField, new KeptText(query));

    /// <summary>Parses a query.</summary>
    /// <param name="query">Any text.</param>
    /// <param name="isField">Tells whether a name is that of a field, whatever its case.</param>
    public static ParsedQuery Parse(string query, Func<string, bool> isField) => new QueryParser(query, isField).Parse();

    ParsedQuery Parse()
    {
        for (var at = 0; at < _query.Length;)
            at = Mark(at) ?? Operator(at) ?? Character(at);
        return new ParsedQuery
        {
            Words = _words.ToString(),
            Phrases = _phrases,
            Excluded = _excluded,
            Filter = FieldConditions.Join(_conditions),
            Offsets = _words.Offsets,
        };
    }

    int Character(int at)
    {
        _words.Keep(at, at + 1);
        return at + 1;
    }

    int? Mark(int at)
    {
        if (!QuoteMarks.Is(_query[at]))
            return null;
        var end = KeepQuoted(_words, at);
        if (end - at > 1 && Said(at + 1, end - 1) is { } phrase)
            _phrases.Add(phrase);
        return end;
    }

    // What is between two marks, or nothing where a mark quotes nothing; the end is just past the last mark.
    int KeepQuoted(KeptText text, int at)
    {
        var closing = QuoteMarks.Closing(_query, at);
        text.PartByMark();
        if (closing < 0)
            return at + 1;
        text.Keep(at + 1, closing);
        text.PartByMark();
        return closing + 1;
    }

    // A field's condition or something excluded, where a word may begin.
    int? Operator(int at)
    {
        if (at > 0 && !char.IsWhiteSpace(_query[at - 1]))
            return null;
        var isNegated = _query[at] is '-' or '−' && at + 1 < _query.Length && (char.IsLetterOrDigit(_query[at + 1]) || QuoteMarks.Is(_query[at + 1]));
        var start = isNegated ? at + 1 : at;
        if (Field(start, isNegated) is { } end)
            return end;
        return isNegated ? Exclusion(start) : null;
    }

    int? Field(int start, bool isNegated)
    {
        var colon = start;
        while (colon < _query.Length && colon - start <= LongestName && (char.IsLetterOrDigit(_query[colon]) || _query[colon] is '.' or '_' or '-'))
            colon++;
        if (colon == start || colon == _query.Length || _query[colon] != ':' || !_isField(_query[start..colon]))
            return null;
        if (FieldValueParser.Read(_query[start..colon], _query, colon + 1, isNegated) is not var (condition, end))
            return null;
        _conditions.Add(condition);
        _words.Part();
        return end;
    }

    // All up to the next white space; what is quoted in it is excluded with it, and not looked for.
    int? Exclusion(int start)
    {
        if (QuoteMarks.Is(_query[start]) && QuoteMarks.Closing(_query, start) < 0)
            return null;
        var text = new KeptText(_query);
        var end = start;
        while (end < _query.Length && !char.IsWhiteSpace(_query[end]))
        {
            if (QuoteMarks.Is(_query[end]))
                end = KeepQuoted(text, end);
            else
                text.Keep(end, ++end);
        }
        var excluded = text.ToString().TrimEnd(',', ';', ':', '.', '?', '!', ')');
        if (!excluded.Any(char.IsLetterOrDigit))
            return null;
        _excluded.Add(excluded);
        _words.Part();
        return end;
    }

    // What is between, if there is a word in it.
    string? Said(int start, int end)
    {
        var said = new KeptText(_query);
        said.Keep(start, end);
        return said.ToString() is var text && text.Any(char.IsLetterOrDigit) ? text : null;
    }
}
