using System.Text;
using SemanticSearch.Lexicon;

namespace SemanticSearch.Search.Suggesting;

/// <summary>Replaces misspelt words of a query by the collection's own. Safe from any thread.</summary>
/// <param name="vocabulary">The collection's words.</param>
sealed class SpellingSuggester(CorpusVocabulary vocabulary)
{
    // In short words every slip makes another word.
    const int ShortestWord = 4;
    const int ShortestWithTwoSlips = 7;

    // A second slip, or one in the first letter, must be made up for by this many times the frequency: slips are rare, and rarer there.
    const double SlipCost = 3.0;
    const double FirstLetterCost = 1.5;

    // What the collection has a few times is misspelt only where another word, one slip away, has far more.
    const int MostOfMisspelt = 5;
    const int TimesMore = 500;

    /// <summary>The query as it was perhaps meant; null if no word of it looks misspelt.</summary>
    /// <param name="query">The query, operators and quoted phrases included: those stay as they are.</param>
    /// <param name="isTyped">Whether its last word may be unfinished: the beginning of a word is no misspelling then.</param>
    public string? Suggest(string query, bool isTyped = false)
    {
        var (suggestion, done) = (new StringBuilder(query.Length), 0);
        foreach (var word in DoubtfulWords.In(query))
        {
            if (isTyped && word.End == query.Length && vocabulary.HasPrefix(word.Form))
                continue;
            if (Correct(word.Form) is not { } better)
                continue;
            suggestion.Append(query, done, word.Start - done).Append(AsWritten(better, query[word.Start]));
            done = word.End;
        }
        return done == 0 ? null : suggestion.Append(query, done, query.Length - done).ToString();
    }

    /// <summary>Whether a word that the collection has not is ever corrected.</summary>
    /// <param name="form">The word, folded.</param>
    public static bool MayBeMisspelt(string form) => form.Length >= ShortestWord && !IsNearStopWord(form);

    /// <summary>The word that a word is probably a slip of; null if it is right, or nothing is near.</summary>
    /// <param name="form">The word, folded, of at most <see cref="EditDistance.LongestWord"/> characters.</param>
    public string? Correct(string form)
    {
        var frequency = vocabulary.Frequency(form);
        if (frequency > MostOfMisspelt || !MayBeMisspelt(form))
            return null;
        var most = frequency == 0 && form.Length >= ShortestWithTwoSlips ? 2 : 1;
        return vocabulary.Near(form, most)
            .Where(near => near.Chunks >= TimesMore * frequency && !IsSameWord(near.Form, form))
            .OrderByDescending(near => Likelihood(near, form))
            .ThenBy(near => near.Form, StringComparer.Ordinal)
            .Select(near => near.Form)
            .FirstOrDefault();
    }

    // "shoud" is no slip of a word that matters to a search.
    static bool IsNearStopWord(string form) =>
        StopWords.All.Any(word => word.Length >= ShortestWord && EditDistance.Between(form, word, 1) <= 1);

    // Searching finds either of two forms of a word.
    static bool IsSameWord(string one, string other) => EnglishStemmer.Stem(one) == EnglishStemmer.Stem(other);

    // The logarithm of a noisy channel's product (Kernighan, Church and Gale 1990, https://aclanthology.org/C90-2036/).
    static double Likelihood(NearWord near, string form) =>
        Math.Log(near.Chunks) - SlipCost * near.Distance - (near.Form[0] == form[0] ? 0 : FirstLetterCost);

    static string AsWritten(string form, char first) =>
        char.IsUpper(first) ? string.Concat(char.ToUpperInvariant(form[0]).ToString(), form.AsSpan(1)) : form;
}
