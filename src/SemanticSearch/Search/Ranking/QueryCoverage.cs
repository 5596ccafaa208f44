using SemanticSearch.Lexicon;

namespace SemanticSearch.Search.Ranking;

/// <summary>
/// How much of what a query's words say a chunk has: the share of their idf that falls to those that occur in it. Words that hardly any
/// chunk has count most, and so do those that none has. A query of common words says little, so that its share is of more than it says.
/// </summary>
sealed class QueryCoverage
{
    // A query says fully what one word and a half say that a single chunk has.
    const double LeastWords = 1.5;

    readonly Dictionary<string, double> _weights;
    readonly double _whole;

    /// <summary>Weighs the words of a query.</summary>
    /// <param name="stems">Its stems; those that are repeated count once.</param>
    /// <param name="holders">Tells how many chunks of the collection have a stem.</param>
    /// <param name="chunks">How many chunks the collection has.</param>
    public QueryCoverage(IEnumerable<string> stems, Func<string, int> holders, int chunks)
    {
        _weights = stems.Distinct(StringComparer.Ordinal).ToDictionary(stem => stem, stem => Idf(chunks, holders(stem)), StringComparer.Ordinal);
        _whole = Math.Max(_weights.Values.Sum(), LeastWords * Idf(Math.Max(1, chunks), 1));
    }

    /// <summary>The coverage by a chunk that has these of the query's stems, 0 to 1.</summary>
    /// <param name="stems">Stems of the chunk, each once; those that the query does not have count nothing.</param>
    public double Of(IEnumerable<string> stems) => stems.Sum(stem => _weights.GetValueOrDefault(stem)) / _whole;

    /// <summary>The coverage by a text, 0 to 1, and whether it has all of the query's words.</summary>
    public (double Share, bool HoldsAll) OfText(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in TermAnalyzer.Terms(text))
            if (_weights.ContainsKey(term.Stem))
                found.Add(term.Stem);
        return (Of(found), found.Count > 0 && found.Count == _weights.Count);
    }

    // As BM25 weighs words.
    static double Idf(int chunks, int holders) => Math.Log(1 + (chunks - holders + 0.5) / (holders + 0.5));
}
