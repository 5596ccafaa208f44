using SemanticSearch.Gazetteer;

namespace SemanticSearch.Search.Suggesting;

/// <summary>
/// Completes names of which somebody types the beginning, or the beginnings of some of their words: <c>gen assem</c> for the General Assembly.
/// Case and accents do not matter. Made once for a state of the collection; safe from any thread.
/// </summary>
sealed class PrefixCompleter
{
    // As many words at the end of a question as are taken for a name.
    const int MostWords = 8;

    readonly IReadOnlyList<NamedEntry> _entries;
    readonly string[] _words;
    readonly int[] _entryOfWord;

    /// <summary>Makes it of what can be completed.</summary>
    public PrefixCompleter(IReadOnlyList<NamedEntry> entries)
    {
        _entries = entries;
        var words = (
            from at in Enumerable.Range(0, entries.Count)
            from word in entries[at].Names.SelectMany(name => name).Distinct(StringComparer.Ordinal)
            select (Word: word, Entry: at)).ToArray();
        _words = Array.ConvertAll(words, word => word.Word);
        _entryOfWord = Array.ConvertAll(words, word => word.Entry);
        Array.Sort(_words, _entryOfWord, StringComparer.Ordinal);
    }

    /// <summary>
    /// The names that the last words of a text begin: as many of its words as any name takes. Countries first, then speakers, then titles;
    /// within each those that begin with the first of the words, then those of most documents.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">How many at most, at least 1.</param>
    public IReadOnlyList<Completion> Complete(string text, int limit)
    {
        var words = NameWords.Split(text);
        for (var first = Math.Max(0, words.Count - MostWords); first < words.Count; first++)
        {
            string[] typed = [.. words.Skip(first).Select(word => word.Folded)];
            if (Fitting(typed).ToList() is { Count: > 0 } fitting)
                return [.. Best(fitting, limit).Select(entry => Completed(entry, words[first].Start))];
        }
        return [];
    }

    static IEnumerable<NamedEntry> Best(IEnumerable<(NamedEntry Entry, bool FromStart)> fitting, int limit) => fitting
        .OrderBy(found => found.Entry.Kind)
        .ThenByDescending(found => found.FromStart)
        .ThenByDescending(found => found.Entry.Documents)
        .ThenBy(found => found.Entry.Text, StringComparer.Ordinal)
        .Take(limit)
        .Select(found => found.Entry);

    static Completion Completed(NamedEntry entry, int start) => new(entry.Text, entry.Kind, entry.Documents, entry.Value, start);

    // The typed word with the fewest continuations leaves the fewest names to look at.
    IEnumerable<(NamedEntry Entry, bool FromStart)> Fitting(string[] typed)
    {
        var (from, to) = typed.Select(RangeOf).MinBy(range => range.To - range.From);
        foreach (var at in _entryOfWord[from..to].Distinct())
        {
            var entry = _entries[at];
            if (entry.Names.Any(name => Fits(name, typed)))
                yield return (entry, entry.Names.Any(name => name.Length > 0 && StartsWith(name[0], typed[0]) && Fits(name, typed)));
        }
    }

    (int From, int To) RangeOf(string prefix) => (FirstNotBelow(prefix), FirstNotBelow(prefix + char.MaxValue));

    int FirstNotBelow(string word)
    {
        var (low, high) = (0, _words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_words[middle], word) < 0)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    // The typed words begin words of the name, in their order; the first that fits is as good as any later one.
    static bool Fits(string[] name, string[] typed)
    {
        var next = 0;
        foreach (var word in name)
            if (next < typed.Length && StartsWith(word, typed[next]))
                next++;
        return next == typed.Length;
    }

    static bool StartsWith(string word, string beginning) => word.StartsWith(beginning, StringComparison.Ordinal);
}
