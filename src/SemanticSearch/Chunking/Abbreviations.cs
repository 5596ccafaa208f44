using System.Collections.Frozen;

namespace SemanticSearch.Chunking;

/// <summary>The words that decide over full stops, as diplomatic texts have them; case does not matter.</summary>
static class Abbreviations
{
    const string Names =
        """
        mr mrs ms messrs mme mlle mgr msgr dr drs prof hon rev fr gen col maj capt cpt lt cmdr cdr adm brig sgt supt insp sen rep
        gov pres amb sec asst dep dir secy attn h.e h.m h.r.h h.h s.e e.g i.e eg ie cf viz vs v mt ft ye yu ya zh kh sh ts th
        hr hrn frhr fa vgl sog bspw z.b d.h u.a
        sr sra sres sras srta dña dn dra gral lic ing excmo excma ilmo pdte exmo exma
        sig sigg dott avv sen
        им ул проф акад тов гр ген адм доц инж просп пл см ср напр св ред изд т.е г-н
        डॉ श्री
        """;

    const string Numbers =
        """
        no nos nr art arts p pp para paras par pars sect sects secs ch chs chap vol vols fig figs ser doc docs res reg cl ca circa
        ed eds encl add corr cong sess stat supp suppl ann app ibid op cit subpara
        jan feb mar apr jun jul aug sep sept oct nov dec
        bd bde ff abs ziff anm mio mrd tsd jan feb mär okt dez aufl rdnr
        pág págs pag pags núm núms num cap caps párr párrs inc t tt al livr
        стр с рис табл ст п пп гл вып кн тт янв февр авг сент окт нояб дек
        """;

    const string Others =
        """
        jr sr esq inc ltd co corp cos bros etc al dept depts div univ assn assoc govt int intl natl est approx incl excl misc
        st ste ave blvd rd bldg sq ref refs tel ext dist prov terr u.s u.k u.n
        bzw usw ggf evtl inkl uu ud uds av aprox depto avda
        гг вв др тыс млн млрд руб обл долл чел
        """;

    const string StartingWords =
        """
        the a an this that these those it its he his she her we our they their you your i my there here what who whose which when
        where why how while if in on at by for from to of with without after before since during under over between among through
        as although though because but and or nor so yet however moreover furthermore nevertheless therefore thus hence meanwhile
        then now today yesterday tomorrow last next every each all both many most much several some such no not only even still
        another other one two three finally indeed instead rather once until despite according following
        let may can could should would will shall is are was were do does did has have had
        nobody none nothing everyone everybody someone somebody anyone
        er sie es wir ihr dies diese dieser dann doch il elle ils elles nous vous ella ellos
        он она оно они мы вы это этот эта эти то тот та те в на по к у о из от при для после затем потом тогда теперь однако но
        и а так как если все всё поэтому кроме він вона вони це
        """;

    const string DesignatingWords =
        """
        war annex appendix part plan section schedule title chapter group zone class phase basket category figure table item option
        article paragraph protocol pillar grade type area sector committee
        """;

    const string ProvisionWords =
        """
        article art section sec chapter rule regulation part clause paragraph annex title § §§
        artikel artículo articulo artigo articolo статья раздел глава пункт
        """;

    const string WordsBeforeOrdinals =
        """
        am der die das dem den des vom zum zur beim im bis ab seit ein eine einem einen einer eines und jeder jede jedes dieser
        """;

    const string TimeWords =
        """
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
        november december gmt utc est edt cet washington new local paris london geneva moscow
        """;

    static readonly FrozenDictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> Known =
        new[] { (Others, Abbreviation.Anywhere), (Numbers, Abbreviation.BeforeNumber), (Names, Abbreviation.BeforeName) }
            .SelectMany(list => Words(list.Item1).Select(word => (Word: word, Kind: list.Item2)))
            .DistinctBy(entry => entry.Word)
            .ToFrozenDictionary(entry => entry.Word, entry => entry.Kind, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Starters = SetOf(StartingWords);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Designators = SetOf(DesignatingWords);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Provisions = SetOf(ProvisionWords);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeOrdinals = SetOf(WordsBeforeOrdinals);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Times = SetOf(TimeWords);

    /// <summary>What a word before a full stop is.</summary>
    public static Abbreviation Find(ReadOnlySpan<char> word) => Known.TryGetValue(word, out var kind) ? kind : Abbreviation.None;

    /// <summary>Whether a word begins sentences so often, and is a name so rarely, that a sentence ended before it.</summary>
    public static bool IsStarter(ReadOnlySpan<char> word) => Starters.Contains(word);

    /// <summary>Whether a word is followed by a letter or numeral that tells it from others, as in <c>World War I</c>.</summary>
    public static bool IsDesignator(ReadOnlySpan<char> word) => Designators.Contains(word);

    /// <summary>Whether a word and its number head a provision, as <c>Article 5.</c> does.</summary>
    public static bool IsProvision(ReadOnlySpan<char> word) => Provisions.Contains(word);

    /// <summary>Whether a German ordinal may follow the word, as in <c>am 3. Mai</c>.</summary>
    public static bool IsBeforeOrdinal(ReadOnlySpan<char> word) => BeforeOrdinals.Contains(word);

    /// <summary>Whether a word goes on with a time of day: <c>5 p.m. Monday</c>.</summary>
    public static bool IsTime(ReadOnlySpan<char> word) => Times.Contains(word);

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SetOf(string words) =>
        Words(words).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    static string[] Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
