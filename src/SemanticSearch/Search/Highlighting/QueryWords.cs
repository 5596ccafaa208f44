using System.Collections.Frozen;

namespace SemanticSearch.Search.Highlighting;

/// <summary>The words of a query that are worth marking, in the form that words of a text are compared in.</summary>
sealed class QueryWords
{
    // What questions are made of and no passage is about.
    static readonly FrozenSet<string> Empty = FrozenSet.ToFrozenSet(
        [
            "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did", "do", "does", "for",
            "from", "had", "has", "have", "how", "in", "into", "is", "it", "its", "may", "of", "on", "or", "should", "so", "than", "that",
            "the", "their", "them", "there", "these", "they", "this", "to", "was", "were", "what", "when", "where", "which", "who", "whom",
            "those", "us", "we", "whose", "why", "will", "with", "would", "you",
        ],
        StringComparer.OrdinalIgnoreCase);

    readonly FrozenSet<string> _stems;
    readonly FrozenSet<char> _initials;

    /// <summary>Takes the words of a query; where all are of no account, all are taken.</summary>
    public QueryWords(string query)
    {
        var words = WordFinder.Words(query).Select(span => query[span.Start..span.End]).ToList();
        var telling = words.Where(word => !Empty.Contains(word)).ToList();
        _stems = (telling.Count > 0 ? telling : words).Select(word => WordStem.Of(word)).ToFrozenSet(StringComparer.Ordinal);
        _initials = _stems.Where(stem => stem.Length > 0).Select(stem => stem[0]).ToFrozenSet();
    }

    /// <summary>How many different words there are.</summary>
    public int Count => _stems.Count;

    /// <summary>The stem of a word of a text if it is one of the query's, whatever its form; else null.</summary>
    public string? StemOf(ReadOnlySpan<char> word)
    {
        // Most words begin otherwise than any of the query's; folding may change the first letter of one that is not ASCII.
        if (char.IsAscii(word[0]) && !_initials.Contains(char.ToLowerInvariant(word[0])))
            return null;
        var stem = WordStem.Of(word);
        return _stems.Contains(stem) ? stem : null;
    }
}
