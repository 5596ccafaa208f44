namespace SemanticSearch.Search.Context;

/// <summary>Moves an offset out of a word, so that a text is not cut inside one; never into a surrogate pair.</summary>
static class WordBoundary
{
    // A text without spaces is cut where it must be.
    const int LongestWord = 64;

    /// <summary>The first word's start at or after an offset, and before <paramref name="limit"/>.</summary>
    public static int AtOrAfter(string text, int offset, int limit)
    {
        if (offset == 0)
            return 0;
        for (var at = offset; at < limit && at - offset < LongestWord; at++)
            if (char.IsWhiteSpace(text[at - 1]))
                return at;
        return char.IsLowSurrogate(text[offset]) ? offset + 1 : offset;
    }

    /// <summary>The last word's end at or before an offset, and after <paramref name="limit"/>.</summary>
    public static int AtOrBefore(string text, int offset, int limit)
    {
        if (offset == text.Length)
            return offset;
        for (var at = offset; at > limit && offset - at < LongestWord; at--)
            if (char.IsWhiteSpace(text[at]))
                return at;
        return char.IsLowSurrogate(text[offset]) ? offset - 1 : offset;
    }
}
