using SemanticSearch.Gazetteer;
using SemanticSearch.Lexicon;

namespace SemanticSearch.Search.Suggesting;

/// <summary>Finds the words of a query that may be misspelt. The others are meant as they are: quoted phrases, fields and their values
/// (<c>speaker:Annan</c>), numbers, abbreviations in capitals, stop words, and the names that the gazetteer knows.</summary>
static class DoubtfulWords
{
    /// <summary>The words in order.</summary>
    public static IEnumerable<QueryWord> In(string query)
    {
        var meant = Meant(query);
        foreach (var term in TermAnalyzer.Terms(query))
        {
            if (meant.AsSpan(term.Start, term.End - term.Start).Contains(true) || !term.Form.All(char.IsLetter))
                continue;
            if (term.Form.Length > EditDistance.LongestWord || IsAbbreviation(query.AsSpan(term.Start, term.End - term.Start)))
                continue;
            yield return new QueryWord(term.Form, term.Start, term.End);
        }
    }

    static bool[] Meant(string query)
    {
        var meant = new bool[query.Length];
        MarkQuoted(query, meant);
        MarkFields(query, meant);
        var words = NameWords.Split(query);
        for (var at = 0; at < words.Count; at++)
        {
            var match = ConceptIndex.BuiltIn.Match(words, at);
            // A name in small letters is a name still, where it cannot be a word that is meant otherwise.
            var count = match?.Words ?? (ConceptIndex.BuiltIn.Named(words[at].Folded).Count > 0 ? 1 : 0);
            if (count > 0)
                meant.AsSpan(words[at].Start, words[at + count - 1].End - words[at].Start).Fill(true);
            at += Math.Max(0, count - 1);
        }
        return meant;
    }

    // A quotation mark that nothing closes quotes nothing.
    static void MarkQuoted(string query, bool[] meant)
    {
        for (var open = NextMark(query, 0); open >= 0;)
        {
            var close = NextMark(query, open + 1);
            if (close < 0)
                return;
            meant.AsSpan(open, close - open + 1).Fill(true);
            open = NextMark(query, close + 1);
        }
    }

    static int NextMark(string query, int from) => from < query.Length ? query.AsSpan(from).IndexOfAny("\"“”") is >= 0 and var at ? from + at : -1 : -1;

    static void MarkFields(string query, bool[] meant)
    {
        for (var start = 0; start < query.Length; start++)
        {
            var end = start;
            while (end < query.Length && !char.IsWhiteSpace(query[end]))
                end++;
            if (query.AsSpan(start, end - start).Contains(':') && query[end - 1] != ':' || start < end && query[start] == '-')
                meant.AsSpan(start, end - start).Fill(true);
            start = end;
        }
    }

    static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (char.IsLower(c))
                return false;
        return true;
    }
}
