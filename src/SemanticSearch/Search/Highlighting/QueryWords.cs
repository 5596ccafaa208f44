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

    /// <summary>Takes the words of a query; where all are of no account, all are taken.</summary>
    public QueryWords(string query)
    {
        var words = WordFinder.Words(query).Select(span => query[span.Start..span.End]).ToList();
        var telling = words.Where(word => !Empty.Contains(word)).ToList();
        _stems = (telling.Count > 0 ? telling : words).Select(word => WordStem.Of(word)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>How many different words there are.</summary>
    public int Count => _stems.Count;

    /// <summary>Whether a word of a text is one of the query's, whatever its form.</summary>
    public bool Contains(string stem) => _stems.Contains(stem);
}
