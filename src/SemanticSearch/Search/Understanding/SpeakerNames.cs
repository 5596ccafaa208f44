using System.Collections.Frozen;
using SemanticSearch.Gazetteer;

namespace SemanticSearch.Search.Understanding;

/// <summary>The speakers of a collection, found by their names in a query. Made once for a collection; may be shared between threads.</summary>
sealed class SpeakerNames
{
    const int ShortestSurname = 4;
    const int LongestName = 6;

    static readonly FrozenSet<string> Titles = (
        "mr mrs ms miss dr sir dame lord lady president prime minister king queen prince princess sheikh shaikh emir he h hrh hm e his her the excellency "
        + "majesty royal highness hon honourable honorable general gen colonel col major captain ambassador secretary chancellor vice deputy foreign")
        .Split(' ').ToFrozenSet();

    // Surnames that are words, also with a capital at the beginning of a question.
    static readonly FrozenSet<string> Words = (
        "what when where which does have will would should could about from with that this these those tell show find list give after before during "
        + "since under between against major general young king long power powers price hope peace council state states house white black green brown "
        + "rice bush baker field hill wood woods stone rose rivers banks church west east north south march april june august summer winter world "
        + "nations united union security law order force forces trade weapons nuclear justice freedom best good grant bill bond book marshall")
        .Split(' ').ToFrozenSet();

    readonly FrozenDictionary<string, string[]> _full;
    readonly FrozenDictionary<string, string[]> _surnames;

    /// <summary>Makes it of the names as the collection writes them, titles included or not.</summary>
    public SpeakerNames(IEnumerable<string> names)
    {
        var full = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var surnames = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var written = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            var words = WordsOf(name);
            if (words.Count is 0 or > 2 * LongestName)
                continue;
            var (surname, key) = (words[^1], string.Join(' ', words));
            Add(written, key, name);
            if (words.Count > 1)
            {
                Add(full, key, key);
                Add(full, $"{words[0]} {surname}", key);
                Add(full, $"{surname} {string.Join(' ', words.Take(words.Count - 1))}", key);
            }
            Add(surnames, surname, key);
        }
        // Of several who share first and last name most are one, with and without a middle name.
        _full = full.ToFrozenDictionary(pair => pair.Key, pair => Written(pair.Value));
        _surnames = surnames.Where(pair => (pair.Value.Count == 1 || pair.Value.Contains(pair.Key)) && pair.Key.Length >= ShortestSurname && !Words.Contains(pair.Key)
            && !DateWords.Months.ContainsKey(pair.Key) && ConceptIndex.BuiltIn.Named(pair.Key).Count == 0)
            .ToFrozenDictionary(pair => pair.Key, pair => Written(pair.Value));

        string[] Written(HashSet<string> keys) => [.. keys.SelectMany(key => written[key]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Nobody.</summary>
    public static SpeakerNames None { get; } = new([]);

    /// <summary>The speaker whose name begins with a word, in each of the ways in which the collection writes it, and how many words the name has;
    /// null if there is none.</summary>
    public (int Words, string[] Names)? Match(IReadOnlyList<NameWord> words, int at)
    {
        for (var count = Math.Min(LongestName, words.Count - at); count > 1 && _full.Count > 0; count--)
        {
            if (_full.TryGetValue(string.Join(' ', words.Skip(at).Take(count).Select(word => word.Folded)), out var full))
                return (count, full);
        }
        return words[at].Capital && _surnames.TryGetValue(words[at].Folded, out var name) ? (1, name) : null;
    }

    // "Peters, Winston" is turned; what follows a comma otherwise is an office.
    static List<string> WordsOf(string name)
    {
        var comma = name.Split(',', 2);
        var turned = comma.Length == 2 && NameWords.Split(comma[1]) is { Count: 1 or 2 } given && !Titles.Contains(given[0].Folded)
            ? $"{comma[1]} {comma[0]}"
            : comma[0];
        return [.. NameWords.Split(turned).Select(word => word.Folded).SkipWhile(Titles.Contains)];
    }

    static void Add(Dictionary<string, HashSet<string>> names, string key, string name)
    {
        if (!names.TryGetValue(key, out var same))
            names[key] = same = new HashSet<string>(StringComparer.Ordinal);
        same.Add(name);
    }
}
