using System.Collections.Frozen;

namespace SemanticSearch.Chunking;

/// <summary>The words that decide over full stops, as they are met in English diplomatic texts; case does not matter.</summary>
static class Abbreviations
{
    const string Names =
        """
        mr mrs ms messrs mme mlle mgr msgr dr prof hon rev fr gen col maj capt cpt lt cmdr cdr adm brig sgt sen rep gov pres amb
        h.e h.m h.r.h h.h e.g i.e eg ie cf viz vs v mt ft
        """;

    const string Numbers =
        """
        no nos nr art arts p pp para paras par sec secs sect ch chap vol vols fig figs ser doc docs res reg cl ca circa ed eds
        add corr rev cong sess stat supp ann app
        jan feb mar apr jun jul aug sep sept oct nov dec
        """;

    const string Others =
        """
        jr sr esq inc ltd co corp cos bros etc al dept depts div univ assn assoc govt int intl natl est approx incl excl misc
        st ste ave blvd rd bldg sq ref refs tel ext dist prov terr u.s u.k u.n
        """;

    const string StartingWords =
        """
        the a an this that these those it its he his she her we our they their you your i my there here what who whose which when
        where why how while if in on at by for from to of with without after before since during under over between among through
        as although though because but and or nor so yet however moreover furthermore nevertheless therefore thus hence meanwhile
        then now today yesterday tomorrow last next every each all both many most much several some such no not only even still
        another other one two three finally indeed instead rather once until despite according following
        let may can could should would will shall is are was were do does did has have had
        """;

    const string DesignatingWords =
        """
        war annex appendix part plan section schedule title chapter group zone class phase basket category figure table item option
        article paragraph protocol pillar grade type area sector committee
        """;

    static readonly FrozenDictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> Known =
        new[] { (Others, Abbreviation.Anywhere), (Numbers, Abbreviation.BeforeNumber), (Names, Abbreviation.BeforeName) }
            .SelectMany(list => Words(list.Item1).Select(word => (Word: word, Kind: list.Item2)))
            .DistinctBy(entry => entry.Word)
            .ToFrozenDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = SetOf(StartingWords);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Designators = SetOf(DesignatingWords);

    /// <summary>What a word before a full stop is.</summary>
    public static Abbreviation Find(ReadOnlySpan<char> word) => Known.TryGetValue(word, out var kind) ? kind : Abbreviation.None;

    /// <summary>Whether a word begins sentences so often, and is a name so rarely, that a sentence ended before it.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => Starters.Contains(word);

    /// <summary>Whether a word is followed by a letter or numeral that tells it from others, as in <c>World War I</c>.</summary>
    public static bool IsDesignator(ReadOnlySpan<char> word) => Designators.Contains(word);

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        Words(words).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
