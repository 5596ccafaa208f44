using System.Text;

namespace SemanticSearch.Lexicon;

/// <summary>
/// Texts and queries as the lexical index takes them. Beside every stem the forms that differ from theirs are kept, so that a word of the
/// query counts more where the text has the very same; and the words of title and headings, which may count for every chunk below.
/// </summary>
static class ChunkTerms
{
    /// <summary>Characters that marks are, all of ASCII; no stem has one.</summary>
    public const string Marks = "=^~";

    const char Form = '=';
    const char Title = '^';
    const char Heading = '~';

    // What the very form of a query's word counts beside its stem.
    const double FormWeight = 0.5;

    /// <summary>Analyses a chunk.</summary>
    public static IndexedTerms Of(Document document, Chunk chunk)
    {
        var (stems, marked, count) = (new StringBuilder(chunk.End - chunk.Start), new StringBuilder(), 0);
        foreach (var term in TermAnalyzer.Terms(document.Text[chunk.Start..chunk.End]))
        {
            Append(stems, term.Stem);
            if (term.Stem != term.Form)
                Append(marked, $"{Form}{term.Form}");
            count++;
        }
        foreach (var term in TermAnalyzer.Terms(document.Title))
            Append(marked, $"{Title}{term.Stem}");
        foreach (var term in chunk.HeadingPath.SelectMany(TermAnalyzer.Terms))
            Append(marked, $"{Heading}{term.Stem}");
        return new IndexedTerms(stems.ToString(), marked.ToString(), count);
    }

    /// <summary>The terms that a query looks for, none twice; a word that is asked for several times counts once.</summary>
    /// <param name="query">The query's words.</param>
    /// <param name="boosts">What title and headings count.</param>
    public static IEnumerable<WeightedTerm> OfQuery(string query, FieldBoosts boosts)
    {
        foreach (var word in TermAnalyzer.Terms(query).GroupBy(term => term.Stem, StringComparer.Ordinal))
        {
            var forms = word.Select(term => term.Form).Where(form => form != word.Key).Distinct(StringComparer.Ordinal).ToList();
            yield return new WeightedTerm(word.Key, forms.Count == 0 ? 1 + FormWeight : 1);
            foreach (var form in forms)
                yield return new WeightedTerm($"{Form}{form}", FormWeight);
            if (boosts.Title > 0)
                yield return new WeightedTerm($"{Title}{word.Key}", boosts.Title);
            if (boosts.Heading > 0)
                yield return new WeightedTerm($"{Heading}{word.Key}", boosts.Heading);
        }
    }

    /// <summary>The stems of a phrase, in order.</summary>
    public static IReadOnlyList<string> OfPhrase(string phrase) => [.. TermAnalyzer.Terms(phrase).Select(term => term.Stem)];

    static void Append(StringBuilder terms, string term)
    {
        if (terms.Length > 0)
            terms.Append(' ');
        terms.Append(term);
    }
}
