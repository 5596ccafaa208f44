using System.Numerics;
using SemanticSearch.Lexicon;
using SemanticSearch.Storage;

namespace SemanticSearch.Search.Suggesting;

/// <summary>The words of a collection, as they are written there, folded. Made once for a state of the collection; safe from any thread.</summary>
sealed class CorpusVocabulary
{
    const char FormMark = '=';
    const int ShortestWord = 3;

    readonly string[] _sorted;
    readonly Dictionary<string, long> _stems;

    // Words by their length, the shortest first, so that those of like length follow each other.
    readonly string[] _forms;
    readonly long[] _chunks;
    readonly uint[] _letters;
    readonly int[] _firstOfLength = new int[EditDistance.LongestWord + 2];

    /// <summary>Finds out the words of the index's terms.</summary>
    public CorpusVocabulary(IReadOnlyList<VocabularyTerm> terms)
    {
        _stems = terms.Where(term => term.Term[0] != FormMark).ToDictionary(term => term.Term, term => term.Chunks, StringComparer.Ordinal);
        var forms = FormsOf(terms).Where(form => IsWord(form.Key))
            .OrderBy(form => form.Key.Length).ThenBy(form => form.Key, StringComparer.Ordinal).ToArray();
        _forms = Array.ConvertAll(forms, form => form.Key);
        _chunks = Array.ConvertAll(forms, form => form.Value);
        _letters = Array.ConvertAll(_forms, LettersOf);
        for (var length = 0; length < _firstOfLength.Length; length++)
            _firstOfLength[length] = Array.FindIndex(_forms, form => form.Length >= length) is >= 0 and var first ? first : _forms.Length;
        _sorted = [.. _forms];
        Array.Sort(_sorted, StringComparer.Ordinal);
    }

    /// <summary>How many distinct words there are, numbers and what has fewer than three letters not counted.</summary>
    public int Count => _forms.Length;

    /// <summary>How many chunks a search for this word finds, in any of its forms; 0 if none.</summary>
    /// <param name="form">The word, folded.</param>
    public long Frequency(string form) => _stems.GetValueOrDefault(EnglishStemmer.Stem(form));

    /// <summary>Whether a word begins so.</summary>
    public bool HasPrefix(string prefix)
    {
        var at = Array.BinarySearch(_sorted, prefix, StringComparer.Ordinal);
        if (at >= 0)
            return true;
        return ~at < _sorted.Length && _sorted[~at].StartsWith(prefix, StringComparison.Ordinal);
    }

    /// <summary>The words that some slips part from a word, itself left out.</summary>
    /// <param name="form">A word, folded, of at most <see cref="EditDistance.LongestWord"/> characters.</param>
    /// <param name="most">How many slips at most.</param>
    public IEnumerable<NearWord> Near(string form, int most)
    {
        // An edit changes the set of letters by two at most: one leaves and another comes. That rules out nearly all words at once.
        var letters = LettersOf(form);
        var end = _firstOfLength[Math.Min(EditDistance.LongestWord, form.Length + most) + 1];
        for (var i = _firstOfLength[Math.Max(0, form.Length - most)]; i < end; i++)
        {
            if (BitOperations.PopCount(_letters[i] ^ letters) > 2 * most)
                continue;
            var distance = EditDistance.Between(form, _forms[i], most);
            if (distance <= most && distance > 0)
                yield return new NearWord(_forms[i], distance, _chunks[i]);
        }
    }

    // A word that is its own stem has no mark: what its stem occurs more often than all marked forms of it is its own.
    static Dictionary<string, long> FormsOf(IReadOnlyList<VocabularyTerm> terms)
    {
        var forms = new Dictionary<string, long>(terms.Count, StringComparer.Ordinal);
        var marked = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var term in terms.Where(term => term.Term[0] == FormMark))
        {
            var form = term.Term[1..];
            forms[form] = term.Chunks;
            var stem = EnglishStemmer.Stem(form);
            marked[stem] = marked.GetValueOrDefault(stem) + term.Occurrences;
        }
        foreach (var term in terms.Where(term => term.Term[0] != FormMark))
            if (term.Occurrences - marked.GetValueOrDefault(term.Term) is > 0 and var own)
                forms[term.Term] = Math.Min(own, term.Chunks);
        return forms;
    }

    static bool IsWord(string form) => form.Length is >= ShortestWord and <= EditDistance.LongestWord && form.All(char.IsLetter);

    static uint LettersOf(string form)
    {
        var letters = 0u;
        foreach (var c in form)
            letters |= 1u << (c & 31);
        return letters;
    }
}
