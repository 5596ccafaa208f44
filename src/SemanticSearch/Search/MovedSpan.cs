namespace SemanticSearch.Search;

/// <summary>
/// Looks for cited words that an edit before them has moved. A citation knows their length and a hash, not the words, so every place of that
/// length is tried, the nearest first. By chance alone one of 50,000 places has the same 32 bits about once in 86,000 searches.
/// </summary>
static class MovedSpan
{
    const int MostPlaces = 50_000;
    const int MostCharacters = 40_000_000;

    /// <summary>The citation of the words at their new place, or null if they are not found.</summary>
    public static CitationId? Find(CitationId cited, string text, CancellationToken cancellationToken)
    {
        var length = cited.End - cited.Start;
        var places = Math.Min(MostPlaces, MostCharacters / length);
        var last = text.Length - length;
        for (var i = 0; i < places; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var distance = (i / 2) + 1;
            var start = i % 2 == 0 ? cited.Start + distance : cited.Start - distance;
            if (start < 0 || start > last || !IsWhole(text, start, length))
                continue;
            var there = cited with { Start = start, End = start + length };
            if (there.Matches(text))
                return there;
        }
        return null;
    }

    // Passages begin and end with something visible, and so does a moved one: most places need no hash.
    static bool IsWhole(string text, int start, int length) =>
        !char.IsWhiteSpace(text[start])
        && !char.IsWhiteSpace(text[start + length - 1])
        && (start == 0 || !char.IsLetterOrDigit(text[start]) || !char.IsLetterOrDigit(text[start - 1]));
}
