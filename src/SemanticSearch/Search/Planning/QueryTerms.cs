using SemanticSearch.Lexicon;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Planning;

/// <summary>What the lexical leg looks for.</summary>
static class QueryTerms
{
    // What another name of what was understood counts, all its words together, beside 1 for a word of the query. It is often rarer than the
    // query's own name, so that more than this made texts with the unusual name win (docs/evaluation.md).
    const double ExpansionWeight = 0.1;

    /// <summary>The terms of a query with those of other names for what it names, none twice.</summary>
    /// <param name="words">The query's words.</param>
    /// <param name="boosts">What title and headings count.</param>
    /// <param name="parts">What was understood.</param>
    public static IReadOnlyList<WeightedTerm> Of(string words, FieldBoosts boosts, IReadOnlyList<UnderstoodPart> parts)
    {
        var terms = ChunkTerms.OfQuery(words, boosts).ToList();
        var own = terms.Select(term => term.Text).ToHashSet(StringComparer.Ordinal);
        var others = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var name in parts.SelectMany(part => part.Expansions))
        {
            var stems = ChunkTerms.OfPhrase(name).Distinct(StringComparer.Ordinal).ToList();
            foreach (var stem in stems.Where(stem => !own.Contains(stem)))
                others[stem] = Math.Max(others.GetValueOrDefault(stem), ExpansionWeight / stems.Count);
        }
        return [.. terms, .. others.Select(other => new WeightedTerm(other.Key, other.Value))];
    }

    /// <summary>The words of a query as chunks have or lack them.</summary>
    /// <param name="words">The query's words.</param>
    /// <param name="parts">What was understood; another name of one word stands for each word of the part.</param>
    /// <param name="preferred">The parts whose filters are preferred, in the order of these.</param>
    public static IReadOnlyList<SearchWord> Coverage(
        string words, IReadOnlyList<UnderstoodPart> parts, IReadOnlyList<UnderstoodPart> preferred) =>
    [
        .. from term in TermAnalyzer.Terms(words)
           group term by term.Stem into word
           let around = parts.Where(part => word.Any(term => part.Start < term.End && term.Start < part.End)).ToList()
           select new SearchWord(
               [.. around.SelectMany(SingleWords).Prepend(word.Key).Distinct(StringComparer.Ordinal)],
               Bits(preferred, around)),
    ];

    static IEnumerable<string> SingleWords(UnderstoodPart part) =>
        part.Expansions.Select(ChunkTerms.OfPhrase).Where(stems => stems.Count == 1).Select(stems => stems[0]);

    static uint Bits(IReadOnlyList<UnderstoodPart> preferred, List<UnderstoodPart> around)
    {
        var bits = 0u;
        for (var i = 0; i < preferred.Count; i++)
            if (around.Contains(preferred[i]))
                bits |= 1u << i;
        return bits;
    }
}
