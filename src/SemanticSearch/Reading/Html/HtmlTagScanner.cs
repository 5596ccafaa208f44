namespace SemanticSearch.Reading.Html;

/// <summary>Walks over the tags of a page from its start to its end, once, as the tokenizer of the standard would find them.</summary>
/// <param name="html">The page.</param>
sealed class HtmlTagScanner(string html)
{
    const int MaximumName = 40;

    readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup = new Dictionary<string, string>()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    // No end of a comment or of raw text is looked for a second time where there is none.
    readonly HashSet<string> _missing = [];
    int _at;

    /// <summary>The tag found last.</summary>
    public HtmlTag Current { get; private set; }

    /// <summary>Goes to the next tag; false if there is none.</summary>
    public bool Next()
    {
        while (_at < html.Length && html.IndexOf('<', _at) is var start and >= 0)
        {
            if (start + 1 >= html.Length)
                break;
            var first = html[start + 1];
            if (first is '!' or '?')
                SkipDeclaration(start);
            else if (char.IsAsciiLetter(first) || (first == '/' && start + 2 < html.Length && char.IsAsciiLetter(html[start + 2])))
                return ReadTag(start);
            else
                _at = start + 1;
        }
        _at = html.Length;
        return false;
    }

    void SkipDeclaration(int start)
    {
        var isComment = string.CompareOrdinal(html, start, "<!--", 0, 4) == 0;
        // "<!-->" is a whole comment.
        _at = isComment ? EndOf("-->", start + 2) : EndOf(">", start + 2);
    }

    bool ReadTag(int start)
    {
        var isEnd = html[start + 1] == '/';
        var nameStart = start + (isEnd ? 2 : 1);
        var at = nameStart;
        while (at < html.Length && html[at] is not ('>' or '/' or ' ' or '\t' or '\n' or '\r' or '\f'))
            at++;
        var name = Name(html.AsSpan(nameStart, at - nameStart));
        var attributes = 0;
        var end = SkipAttributes(at, ref attributes);
        _at = end;
        Current = new HtmlTag(start, end, name, isEnd, end - 2 > start && html[end - 2] == '/', attributes);
        if (!isEnd && HtmlNames.RawText.Contains(name) && !Current.IsSelfClosed)
            _at = StartOfRawEnd(name, end);
        return true;
    }

    int SkipAttributes(int at, ref int attributes)
    {
        var previous = ' ';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (c == '>')
                return at + 1;
            if (c is '"' or '\'' && previous == '=')
            {
                var close = html.IndexOf(c, at + 1);
                at = close < 0 ? html.Length : close;
                previous = ' ';
                continue;
            }
            if (char.IsWhiteSpace(c))
            {
                if (previous != '=')
                    previous = ' ';
                continue;
            }
            if (previous is ' ' or '/')
                attributes++;
            previous = c;
        }
        return html.Length;
    }

    int StartOfRawEnd(string name, int from)
    {
        if (_missing.Contains(name))
            return html.Length;
        var at = html.IndexOf($"</{name}", from, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            _missing.Add(name);
        return at < 0 ? html.Length : at;
    }

    int EndOf(string mark, int from)
    {
        var at = from < html.Length ? html.IndexOf(mark, from, StringComparison.Ordinal) : -1;
        return at < 0 ? html.Length : at + mark.Length;
    }

    string Name(ReadOnlySpan<char> characters)
    {
        if (characters.Length > MaximumName)
            characters = characters[..MaximumName];
        if (!_lookup.TryGetValue(characters, out var name))
            _lookup[characters] = name = characters.ToString().ToLowerInvariant();
        return name;
    }
}
