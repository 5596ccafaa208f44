using System.Collections.Frozen;

namespace SemanticSearch.Gazetteer;

/// <summary>
/// The gazetteer: countries of today and of the past, international bodies, treaties, events and regions, found by any of their names. It is
/// never altered and may be shared between threads.
/// </summary>
sealed class ConceptIndex
{
    const int CapitalsTell = 3;

    // Words with a capital before a name that do not make it a person's.
    static readonly FrozenSet<string> NoFirstNames = (
        "the did does do what how why when where which who has have had is are was were will would should could can of in on for with and or to "
        + "from by about against president king prince queen minister ambassador hashemite un us uk eu republic kingdom south north east west "
        + "former modern post soviet russia israel").Split(' ').ToFrozenSet();

    static readonly Lazy<ConceptIndex> Shared = new(() => new ConceptIndex(ConceptTables.Read()));

    readonly FrozenDictionary<string, Concept> _byId;
    readonly FrozenDictionary<string, NamedConcept[]> _byName;
    readonly FrozenDictionary<string, int> _longestByFirstWord;
    readonly FrozenDictionary<string, string[]> _carriedOn;

    ConceptIndex(IEnumerable<Concept> concepts)
    {
        Concepts = [.. concepts];
        _byId = Concepts.ToFrozenDictionary(concept => concept.Id);
        var names =
            from concept in Concepts
            from name in concept.Names
            group new NamedConcept(concept, name) by KeyOf(name.Text);
        var byName = names.ToDictionary(group => group.Key, group => Likeliest(group));
        foreach (var row in GazetteerTables.Rows("other-meanings.tsv", cells: 1))
            byName[NameWords.Key(row[0])] = [];
        _byName = byName.ToFrozenDictionary();
        _longestByFirstWord = byName.Keys.Select(key => key.Split(' ')).GroupBy(words => words[0])
            .ToFrozenDictionary(group => group.Key, group => group.Max(words => words.Length));
        _carriedOn = Concepts.Where(concept => concept.Successors.Count > 0).GroupBy(concept => concept.Successors[0])
            .ToFrozenDictionary(group => group.Key, group => group.Select(concept => concept.Id).ToArray());
    }

    /// <summary>The project's own gazetteer.</summary>
    public static ConceptIndex BuiltIn => Shared.Value;

    /// <summary>All concepts.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>The concept of an identity, or null.</summary>
    public Concept? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The states that are no more and that this country carried on: of <c>RUS</c> <c>SUN</c>.</summary>
    public IEnumerable<Concept> CarriedOnBy(string code) => _carriedOn.TryGetValue(code, out var states)
        ? states.SelectMany(state => CarriedOnBy(state).Prepend(_byId[state]))
        : [];

    /// <summary>What a name may mean, whatever its case; empty if it is none.</summary>
    public IReadOnlyList<NamedConcept> Named(string name) => _byName.GetValueOrDefault(KeyOf(name), []);

    /// <summary>The longest name that begins with a word of a text, written as it must be; null if there is none.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="at">Which of them.</param>
    public ConceptMatch? Match(IReadOnlyList<NameWord> words, int at)
    {
        if (!_longestByFirstWord.TryGetValue(words[at].Folded, out var longest))
            return null;
        for (var count = Math.Min(longest, words.Count - at); count > 0; count--)
        {
            var key = count == 1 ? words[at].Folded : string.Join(' ', words.Skip(at).Take(count).Select(word => word.Folded));
            if (!_byName.TryGetValue(key, out var named))
                continue;
            var readings = named.Where(reading => IsWritten(reading.Name, words, at, count)).ToArray();
            if (readings.Length > 0 || named.Length == 0)
                return new ConceptMatch(count, readings);
        }
        return null;
    }

    static string KeyOf(string name)
    {
        var key = NameWords.Key(name);
        return key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }

    // A foreign or formal name that is somebody's everyday name is the latter's.
    static NamedConcept[] Likeliest(IEnumerable<NamedConcept> named)
    {
        var all = named.ToArray();
        return all.Any(one => one.Name.Sort != NameSort.Variant) ? [.. all.Where(one => one.Name.Sort != NameSort.Variant)] : all;
    }

    static bool IsWritten(ConceptName name, IReadOnlyList<NameWord> words, int at, int count) => name.Case switch
    {
        NameCase.Any => true,
        _ when name.Sort == NameSort.Abbreviation => AreCapitals(words, at, count) && (words.Count <= CapitalsTell || !AreCapitals(words, 0, words.Count)),
        NameCase.Person when !words[at].AllCapitals => words[at].Capital && !FollowsFirstName(words, at),
        _ => words[at].Capital,
    };

    static bool AreCapitals(IReadOnlyList<NameWord> words, int at, int count)
    {
        for (var index = at; index < at + count; index++)
        {
            if (!words[index].AllCapitals)
                return false;
        }
        return true;
    }

    static bool FollowsFirstName(IReadOnlyList<NameWord> words, int at) =>
        at > 0 && words[at - 1] is { Capital: true, AllCapitals: false } before && words[at].Start == before.End + 1
        && !NoFirstNames.Contains(before.Folded);
}
