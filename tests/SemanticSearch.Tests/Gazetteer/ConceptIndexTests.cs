using SemanticSearch.Gazetteer;
using SemanticSearch.Reading.Facts;
using SemanticSearch.Search.Understanding;

namespace SemanticSearch.Tests.Gazetteer;

public class ConceptIndexTests
{
    const string Members =
        "AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM CMR CAN CAF TCD CHL "
        + "CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM "
        + "GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV "
        + "MLI MLT MHL MRT MUS MEX FSM MCO MNG MNE MAR MOZ MMR NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR "
        + "MDA ROU RUS RWA KNA LCA VCT WSM SMR STP SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON TTO "
        + "TUN TUR TKM TUV UGA UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE";

    static readonly ConceptIndex Index = ConceptIndex.BuiltIn;
    static readonly QueryInterpreter Interpreter = new(SpeakerNames.None, TimeProvider.System);

    [Fact]
    public void Every_member_of_the_United_Nations_has_an_adjective_and_a_capital()
    {
        var codes = Members.Split(' ');

        Assert.Equal(193, codes.Distinct().Count());
        Assert.DoesNotContain(codes, code => code is not "SGP" and not "KIR" && Index.Find(code)?.Names.Count(name =>
            name.Sort is NameSort.Adjective or NameSort.Capital) is null or < 2);
        Assert.All("VAT PSE XKX TWN SUN YUG CSK DDR SCG YMD VDR".Split(' '), code => Assert.NotNull(Index.Find(code)));
    }

    [Fact]
    public void Countries_are_those_that_metadata_knows() =>
        Assert.Equal(CountryNames.All.Keys.Order(), Index.Concepts.Where(concept => concept.Kind == UnderstoodKind.Country).Select(concept => concept.Id).Order());

    [Fact]
    public void There_are_at_least_150_bodies_and_treaties_and_60_events()
    {
        Assert.True(Index.Concepts.Count(concept => concept.Kind is UnderstoodKind.Body or UnderstoodKind.Treaty) >= 150);
        Assert.True(Index.Concepts.Count(concept => concept.Kind == UnderstoodKind.Event) >= 60);
    }

    [Fact]
    public void What_is_named_elsewhere_exists() =>
        Assert.DoesNotContain(Index.Concepts.SelectMany(concept => concept.Members.Concat(concept.Successors)), code => Index.Find(code) is null);

    // Names of two concepts are listed with their readings; formal and foreign names give way to everyday ones.
    static readonly Dictionary<string, string> Ambiguous = new()
    {
        ["congo"] = "both states on the river are called so",
        ["congolese"] = "of either Congo",
        ["korea"] = "either Korea",
        ["korean"] = "of either Korea",
        ["koreans"] = "of either Korea",
        ["dominican"] = "of Dominica or of the Dominican Republic",
        ["moscow"] = "capital of the Soviet Union, then of Russia",
        ["kremlin"] = "seat of the Soviet Union's government, then of Russia's",
        ["smolenskaya"] = "the Soviet, then the Russian foreign ministry",
        ["belgrade"] = "capital of three states in turn",
        ["prague"] = "capital of Czechoslovakia, then of Czechia",
        ["jersey"] = "a garment and the short name of New Jersey too, so that it is not understood",
        ["saint george s"] = "one capital, its name with an apostrophe",
    };

    [Fact]
    public void Every_name_leads_to_its_concept_alone_unless_it_is_listed()
    {
        var wrong =
            from concept in Index.Concepts
            from name in concept.Names
            let named = Index.Named(name.Text)
            where name.Sort != NameSort.Variant && !Ambiguous.ContainsKey(NameWords.Key(name.Text))
                && (named.Count != 1 || named[0].Concept != concept)
            select $"{name.Text} of {concept.Id}: {string.Join(", ", named.Select(one => one.Concept.Id))}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_concept_is_understood_inside_a_question()
    {
        var missed =
            from concept in Index.Concepts
            where Index.Named(concept.Name).Count == 1
            let query = $"What was said about {concept.Name} and trade?"
            where !Interpreter.Read(query).Parts.Any(part => part.Id == concept.Id)
            select concept.Name;

        Assert.Empty(missed);
    }
}
