using System.Collections.Frozen;

namespace SemanticSearch.Reading.Recognition;

/// <summary>The words of speaker labels in verbatim records, press briefings, memoranda of conversation and interviews.</summary>
static class SpeakerForms
{
    static readonly FrozenSet<string> Honorifics = Words(
        "Mr. Mrs. Ms. Mr Mrs Ms Miss Madam Dr. Dr Sir Dame Lord Lady Baroness Prince Princess Sheikh Sheikha Shaikh Monsignor Msgr. "
        + "Archbishop Cardinal Rev. Reverend M. Mme Mme. Mlle Mlle. MM. Sr. Sra. Srta. Sr Sra H.E. Prof. Professor Count Countess Г-н Г-жа");

    // Spanish and Swiss records put an article before the form of address.
    static readonly FrozenSet<string> Articles = Words("El La Le The");

    static readonly FrozenSet<string> Particles = Words(
        "de da do dos das del della di du la le les van von der den ter bin ibn ben bint al el y e zu af av of");

    // Words that end a label, but are no names.
    static readonly FrozenSet<string> NoNames = Words(
        """
        a an and annex annexes action agenda agreement aim aims also answer appendix article articles assembly attachment attendees author
        authors background basis box but capital chapter chart cc city classification comment comments committee concerning conclusion
        conclusions conference congress context council counselor country currency date dated day definition department designate details
        distribution documents draft drafted due elect email enclosure end english example examples exhibit fact facts fax figure file
        finally first firstly fifth for fourth from further general government here history however if in interview introduction issue
        issues item key language law lesson lessons letter list location map meeting memo memorandum message method name nato next no note
        notes number objective objectives office on option options organization outcome overview page paragraph part participants
        participation party peace phone photo place point points policy politics population position preamble press present problem
        proposal purpose question questions re reaction reasons recommendation recommendations ref reference references region remarks
        report resolution response result results schedule second secondly section see sent series sixth source sources speech statement
        status step story subject summary table talks telephone the theme then therefore third thirdly time tip title to today topic total
        translation treaty update uncertainty via visit volume war warning website what when where who why world year yes years
        january february march april may june july august september october november december monday tuesday wednesday thursday friday
        saturday sunday washington london paris moscow geneva york bonn berlin beijing rome tokyo brussels vienna cairo jerusalem
        ambassador america american britain china europe france germany india iran iraq israel japan russia ukraine states union nations
        u.s. us uk un usa ussr eu secretary president minister strategy economy security defense assessment analysis implications risks
        accord accords act bank charter crisis dear doctrine fund learned pact plan program programme tel treaties
        findings methodology abstract keywords contents foreword acknowledgments bibliography footnote footnotes editor editors publisher
        """);

    static readonly FrozenDictionary<string, string> Offices = Table(
        """
        The President=President|The Acting President=Acting President|The Temporary President=Temporary President
        The Vice-President=Vice-President|The Vice President=Vice President|The Chair=Chair|The Chairman=Chairman
        The Chairwoman=Chairwoman|The Chairperson=Chairperson|The Acting Chair=Acting Chair|The Acting Chairman=Acting Chairman
        The Co-Chair=Co-Chair|The Vice-Chair=Vice-Chair|The Secretary-General=Secretary-General|The Secretary General=Secretary-General
        The Deputy Secretary-General=Deputy Secretary-General|The Under-Secretary-General=Under-Secretary-General
        The Secretary=Secretary|The Acting Secretary=Acting Secretary|The Under Secretary=Under Secretary|The Rapporteur=Rapporteur
        The Presiding Officer=Presiding Officer|The Moderator=Moderator|The Interpreter=Interpreter|The Ambassador=Ambassador
        The Prime Minister=Prime Minister|The Premier=Premier|The Chancellor=Chancellor|The Minister=Minister
        The Foreign Minister=Foreign Minister|The Foreign Secretary=Foreign Secretary|The Speaker=Speaker|The Shah=Shah|The King=King
        The First Lady=First Lady|The Attorney General=Attorney General|The High Commissioner=High Commissioner
        The High Representative=High Representative|The Director-General=Director-General|The General=General
        Le Président=President|La Présidente=President|Le Président par intérim=Acting President|Le Secrétaire général=Secretary-General
        La Secrétaire générale=Secretary-General|El Presidente=President|La Presidenta=President|El Secretario General=Secretary-General
        La Secretaria General=Secretary-General|El Presidente interino=Acting President
        Председатель=President|Генеральный секретарь=Secretary-General
        """);

    static readonly FrozenDictionary<string, string> Parts = Table(
        """
        Question=Questioner|Q=Questioner|Questioner=Questioner|Reporter=Questioner|Journalist=Questioner|Correspondent=Questioner
        Press=Questioner|Voice=Questioner|Audience=Questioner|Audience Member=Questioner|Unidentified Speaker=Questioner
        Answer=Answerer|A=Answerer|Interviewer=Interviewer|Interviewee=Interviewee|Moderator=Moderator|Operator=Operator|Host=Host
        Staff=Staff|Interpreter=Interpreter|Translator=Interpreter|Participant=Participant|Speaker=Speaker|Respondent=Respondent
        Unidentified Male=Speaker|Unidentified Female=Speaker|Narrator=Narrator|Anchor=Host|Facilitator=Moderator|Announcer=Announcer
        Pregunta=Questioner|Respuesta=Answerer|Réponse=Answerer|Journaliste=Questioner|Periodista=Questioner
        """);

    static readonly FrozenSet<string> Titles = Phrases(
        """
        President|Vice President|Vice-President|Secretary|Secretary of State|Secretary of Defense|Secretary of the Treasury|Acting Secretary
        Under Secretary|Undersecretary|Assistant Secretary|Deputy Secretary|Deputy Assistant Secretary|Deputy Under Secretary
        Foreign Minister|Foreign Secretary|Prime Minister|Deputy Prime Minister|Minister|Defense Minister|Finance Minister|Deputy Minister
        Deputy Foreign Minister|Vice Minister|Vice Foreign Minister|Vice Premier|Premier|Chancellor|Ambassador|Amb.|Special Envoy|Envoy
        Spokesperson|Spokesman|Spokeswoman|Press Secretary|Senator|Sen.|Congressman|Congresswoman|Representative|Rep.|Governor|Gov.|General
        Gen.|Lieutenant General|Major General|Admiral|Adm.|Colonel|Col.|Major|Captain|Lieutenant|Marshal|Director|Deputy Director
        Administrator|Chairman|Chairwoman|Chairperson|Chair|Vice Chairman|King|Queen|Emperor|Crown Prince|Pope|Commissioner
        High Commissioner|High Representative|Secretary-General|Secretary General|Director-General|Attorney General|National Security Advisor
        National Security Adviser|Special Representative|Coordinator|Counselor|Consul|Consul General|Judge|Justice|Speaker|Mayor|Leader
        Chief Minister|Comrade|Deputy Spokesperson|Acting Assistant Secretary|Principal Deputy Assistant Secretary|Deputy Secretary of State
        Assistant to the President|Under Secretary of State|Under Secretary of Defense|Special Presidential Envoy
        """);

    static readonly FrozenSet<string> Languages = Words(
        "spoke speaks interpretation interpreted translated in parle interprétation habla interpretación via by говорит");

    /// <summary>Whether a word is a form of address.</summary>
    public static bool IsHonorific(string word) => Honorifics.Contains(word);

    /// <summary>Whether a word is an article before a form of address.</summary>
    public static bool IsArticle(string word) => Articles.Contains(word);

    /// <summary>Whether a word is a small one within names.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word);

    /// <summary>Whether a word begins no name.</summary>
    public static bool IsNoName(string word) => NoNames.Contains(word);

    /// <summary>Whether words are a title that a name follows.</summary>
    public static bool IsTitle(string words) => Titles.Contains(words);

    /// <summary>The office that words name with its article, or null.</summary>
    public static string? OfficeOf(string words) => Offices.GetValueOrDefault(words);

    /// <summary>The part in a conversation that words name, or null.</summary>
    public static string? PartOf(string words) => Parts.GetValueOrDefault(words);

    /// <summary>Whether what stands in brackets says in which language or by what means somebody spoke.</summary>
    public static bool IsDirection(string bracketed)
    {
        var space = bracketed.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && Languages.Contains(bracketed[..space]);
    }

    static FrozenSet<string> Words(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static FrozenSet<string> Phrases(string phrases) => Split(phrases).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    static FrozenDictionary<string, string> Table(string pairs) => Split(pairs)
        .Select(pair => pair.Split('='))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    static string[] Split(string list) =>
        list.Split(['|', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
