using System.Globalization;

namespace SemanticSearch.Chunking;

/// <summary>
/// Cuts sentences into units that fit a chunk: a sentence that fits is one, a longer one is cut after clauses, then between words, then
/// (a text without spaces) between text elements of UAX #29, and as a last resort between code points. What fits is counted once.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="countTokens">Counts tokens.</param>
/// <param name="maximumLength">The most characters of a unit.</param>
sealed class UnitSplitter(string text, TokenCounter countTokens, int maximumLength)
{
    const int UsualCharactersPerToken = 4;
    const string ClauseMarks = ",;:—–";
    const string UnconditionalClauseMarks = "，、；：،؛";

    readonly List<Unit> _units = [];
    bool _beginsSentence;
    Opening _opening;

    /// <summary>The units so far, in order.</summary>
    public IReadOnlyList<Unit> Units => _units;

    /// <summary>Forgets the units so far.</summary>
    public void Clear() => _units.Clear();

    /// <summary>Adds the units of the sentence <c>[start, end)</c>, of at most <paramref name="limit"/> tokens if that can be.</summary>
    public void Add(int start, int end, int limit, Opening opening)
    {
        (_beginsSentence, _opening) = (true, opening);
        if (!TryAdd(start, end, limit))
            AddClauses(start, end, limit);
    }

    void AddClauses(int start, int end, int limit)
    {
        for (int from = start, at = start + 1; from < end; at++)
        {
            if (at < end && !EndsClause(at))
                continue;
            if (!TryAdd(from, at, limit))
                AddWords(from, at, limit);
            from = at = Punctuation.SkipSpace(text, Math.Min(at, end));
        }
    }

    void AddWords(int start, int end, int limit)
    {
        for (int from = start, at = start; from < end; from = Punctuation.SkipSpace(text, at))
        {
            at = from;
            while (at < end && !char.IsWhiteSpace(text[at]))
                at++;
            if (!TryAdd(from, at, limit))
                AddElements(from, at, limit);
        }
    }

    /// <summary>Adds parts that are as long as the last ones' tokens let expect to fit, so that little is counted twice.</summary>
    void AddElements(int start, int end, int limit)
    {
        var length = Math.Min(limit * UsualCharactersPerToken, maximumLength);
        while (start < end)
        {
            var (to, isSingle) = ElementsEnd(start, end, length);
            var tokens = countTokens(text[start..to]);
            if (tokens <= limit)
            {
                Append(start, to, tokens);
                // Grows slowly: a denser stretch may follow.
                var fitting = (int)Math.Min(2L * (to - start), (to - start) * (long)limit / Math.Max(1, tokens));
                (start, length) = (to, Math.Clamp(fitting, 1, maximumLength));
            }
            else if (isSingle)
            {
                var points = CodePoints(start, to);
                Halve(points, 0, points.Count - 1, limit);
                start = to;
            }
            else
            {
                length = Math.Max(1, (int)((to - start - 1) * (long)limit / tokens));
            }
        }
    }

    /// <summary>Where the text elements end that are no longer than <paramref name="length"/> together, at least one.</summary>
    (int End, bool IsSingle) ElementsEnd(int start, int end, int length)
    {
        var at = start + ElementLength(start, end);
        var isSingle = true;
        while (at < end && at + ElementLength(at, end) is var next && next - start <= length)
            (at, isSingle) = (next, false);
        return (at, isSingle);
    }

    /// <summary>Adds what lies between two of <paramref name="boundaries"/>, in as many halves as it takes.</summary>
    void Halve(List<int> boundaries, int low, int high, int limit)
    {
        var (start, end) = (boundaries[low], boundaries[high]);
        if (TryAdd(start, end, limit))
            return;
        if (high - low > 1)
        {
            var middle = (low + high) / 2;
            Halve(boundaries, low, middle, limit);
            Halve(boundaries, middle, high, limit);
        }
        else
            Append(start, end, countTokens(text[start..end]));
    }

    bool TryAdd(int start, int end, int limit)
    {
        if (end - start > maximumLength)
            return false;
        var tokens = countTokens(text[start..end]);
        if (tokens > limit)
            return false;
        Append(start, end, tokens);
        return true;
    }

    void Append(int start, int end, int tokens)
    {
        _units.Add(new Unit(start, end, tokens, _beginsSentence, _opening));
        (_beginsSentence, _opening) = (false, Opening.Sentence);
    }

    bool EndsClause(int at) =>
        UnconditionalClauseMarks.Contains(text[at - 1], StringComparison.Ordinal)
        || (ClauseMarks.Contains(text[at - 1], StringComparison.Ordinal) && char.IsWhiteSpace(text[at]));

    /// <summary>Length of the text element at an offset, bounded so that an endless one (a letter under many accents) is cut.</summary>
    int ElementLength(int at, int end)
    {
        var window = text.AsSpan(at, Math.Min(maximumLength, end - at));
        var length = StringInfo.GetNextTextElementLength(window);
        var splitsPair = length == window.Length && length > 1 && at + length < end
            && char.IsHighSurrogate(window[^1]) && char.IsLowSurrogate(text[at + length]);
        return splitsPair ? length - 1 : length;
    }

    List<int> CodePoints(int start, int end)
    {
        List<int> points = [start];
        foreach (var rune in text.AsSpan(start, end - start).EnumerateRunes())
            points.Add(points[^1] + rune.Utf16SequenceLength);
        return points;
    }
}
