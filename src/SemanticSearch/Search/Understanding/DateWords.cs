using System.Collections.Frozen;

namespace SemanticSearch.Search.Understanding;

/// <summary>The English words that dates are made of.</summary>
static class DateWords
{
    /// <summary>Months by name and short name, 1 to 12.</summary>
    public static readonly FrozenDictionary<string, int> Months =
        "january jan february feb march mar april apr may may june jun july jul august aug september sep october oct november nov december dec"
        .Split(' ').Select((name, index) => (name, Month: index / 2 + 1)).DistinctBy(pair => pair.name).Append(("sept", 9))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2);

    /// <summary>Decades in words, by the year of the century in which they begin.</summary>
    public static readonly FrozenDictionary<string, int> Decades =
        "twenties thirties forties fifties sixties seventies eighties nineties"
        .Split(' ').Select((name, index) => (name, index)).ToFrozenDictionary(pair => pair.name, pair => 20 + 10 * pair.index);

    /// <summary>Centuries in words.</summary>
    public static readonly FrozenDictionary<string, int> Centuries =
        "sixteenth seventeenth eighteenth nineteenth twentieth".Split(' ').Select((name, index) => (name, index))
        .ToFrozenDictionary(pair => pair.name, pair => 16 + pair.index);

    /// <summary>Small numbers in words.</summary>
    public static readonly FrozenDictionary<string, int> Numbers =
        "one two three four five six seven eight nine ten".Split(' ').Select((name, index) => (name, index))
        .Concat([("few", 2), ("couple", 1), ("fifteen", 14), ("twenty", 19), ("thirty", 29)])
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.Item2 + 1);

    /// <summary>What a number after these counts is no year: <c>resolution 1701</c>.</summary>
    public static readonly FrozenSet<string> BeforeNumbers =
        ("resolution resolutions res article art chapter section paragraph para no number vol volume doc document page p pp nsc order decision "
        + "directive law flight report protocol agenda room telegram cable memorandum cmnd cmd item case point regulation unscr").Split(' ').ToFrozenSet();

    /// <summary>What a number before these counts is no year: <c>2000 troops</c>.</summary>
    public static readonly FrozenSet<string> AfterNumbers =
        ("troops soldiers people persons men women missiles warheads tons tonnes dollars euros pounds km kilometers kilometres miles percent "
        + "aircraft tanks million billion thousand refugees deaths casualties prisoners villages advisers words pages agenda").Split(' ').ToFrozenSet();
}
