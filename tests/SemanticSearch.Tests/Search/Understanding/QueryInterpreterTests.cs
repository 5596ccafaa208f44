using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using SemanticSearch.Search.Understanding;

namespace SemanticSearch.Tests.Search.Understanding;

public class QueryInterpreterTests
{
    static readonly FakeTimeProvider Time = new(new DateTimeOffset(2024, 6, 15, 12, 0, 0, TimeSpan.Zero));
    static readonly SpeakerNames Speakers = new(["Winston Peters", "Mr. Kofi Annan", "Biden, Joseph", "George Bush", "Theresa May", "Recep Tayyip Erdoğan", "Chad Brown"]);
    static readonly QueryInterpreter Interpreter = new(Speakers, Time);

    [Fact]
    public void What_was_not_meant_so_is_left_out_everywhere()
    {
        const string Query = "What did Burma say about S/RES/1701?";
        var reading = Interpreter.Read(Query);
        var left = Interpreter.Read(Query, "MMR", reading.References[0].Id);

        Assert.Equal(2, reading.Parts.Count);
        Assert.Empty(left.Parts);
        Assert.Empty(left.Actors);
        Assert.Empty(left.References);
    }

    [Fact]
    public void A_date_that_was_not_meant_so_decides_nothing()
    {
        var meant = Interpreter.Read("the Kremlin in 1975");
        var ignored = Interpreter.Read("the Kremlin in 1975", meant.Parts.Single(part => part.Kind == UnderstoodKind.Date).Id);

        Assert.Equal("SUN", meant.Parts[0].Id);
        Assert.Equal(["RUS"], ignored.Parts.Select(part => part.Id));
    }

    [Theory]
    [InlineData("what did fiji say", "FJI")]
    [InlineData("What did Burma say about climate change?", "MMR")]
    [InlineData("Holland and the euro", "NLD")]
    [InlineData("What did the Kremlin say?", "RUS")]
    [InlineData("the Kremlin in 1975", "SUN")]
    [InlineData("Foggy Bottom cables", "USA")]
    [InlineData("the Quai d'Orsay on Algeria", "FRA DZA")]
    [InlineData("US policy on Iranian enrichment", "USA IRN")]
    [InlineData("U.S.-Soviet relations", "USA SUN")]
    [InlineData("let us go", "")]
    [InlineData("Turkey's position", "TUR")]
    [InlineData("a turkey for dinner", "")]
    [InlineData("fine china", "")]
    [InlineData("China and Chad", "CHN TCD")]
    [InlineData("a game by Michael Jordan", "")]
    [InlineData("Jordan and the West Bank", "JOR west-bank")]
    [InlineData("polish the draft", "")]
    [InlineData("the Polish government", "POL")]
    [InlineData("who is responsible", "")]
    [InlineData("the WHO on vaccines", "who")]
    [InlineData("JCPOA", "jcpoa")]
    [InlineData("the Iran nuclear deal", "jcpoa")]
    [InlineData("Guinea-Bissau", "GNB")]
    [InlineData("guinea pigs in Guinea", "GIN")]
    [InlineData("FYROM name dispute", "MKD")]
    [InlineData("Cote d'Ivoire", "CIV")]
    [InlineData("USSR is not Russia", "SUN RUS")]
    public void Names_are_understood(string query, string ids) =>
        Assert.Equal(ids, string.Join(' ', Interpreter.Read(query).Parts.Where(part => part.Kind != UnderstoodKind.Date).Select(part => part.Id)));

    [Theory]
    [InlineData("Russia 1980", """in ["RUS","SUN"]""")]
    [InlineData("Russia 2005", "eq \"RUS\"")]
    [InlineData("Burma 1980", "eq \"MMR\"")]
    [InlineData("the Kremlin in 1975", """in ["SUN","RUS"]""")]
    [InlineData("Germany 1975", """in ["DEU","DDR"]""")]
    [InlineData("Congo", """in ["COD","COG"]""")]
    [InlineData("Moscow", " ")]
    [InlineData("What did Moscow say", "eq \"RUS\"")]
    [InlineData("NATO", " ")]
    public void The_filter_of_a_country_has_the_states_of_that_time(string query, string expected)
    {
        var filter = Interpreter.Read(query).Parts[0].Filter;

        Assert.Equal(expected, $"{filter?.Type.ToString().ToLowerInvariant()} {filter?.Value?.GetRawText()}");
    }

    [Theory]
    [InlineData("Burma", "Myanmar")]
    [InlineData("Myanmar", "Burma")]
    [InlineData("Iranian", "Iran")]
    [InlineData("JCPOA", "Joint Comprehensive Plan of Action|Iran nuclear deal")]
    [InlineData("the Kremlin", "Russia")]
    public void Other_names_are_offered(string query, string names) =>
        Assert.All(names.Split('|'), name => Assert.Contains(name, Interpreter.Read(query).Parts[0].Expansions));

    [Theory]
    [InlineData("what did Winston Peters say", "Winston Peters")]
    [InlineData("peters, winston", "Winston Peters")]
    [InlineData("Annan on Darfur", "Mr. Kofi Annan")]
    [InlineData("joseph biden", "Biden, Joseph")]
    [InlineData("Erdogan's speech", "Recep Tayyip Erdoğan")]
    [InlineData("May 2019", null)]
    [InlineData("Bush", null)]
    [InlineData("peters out", null)]
    public void Speakers_are_known_by_their_names(string query, string? name) =>
        Assert.Equal(name, Interpreter.Read(query).Parts.FirstOrDefault(part => part.Kind == UnderstoodKind.Speaker)?.Name);

    [Property]
    public void No_query_makes_it_fail_and_parts_lie_apart(string? text)
    {
        foreach (var query in new[] { text ?? "", $"Since 2014 {text} U.S. between 1995 and {text}", $"{text}/RES/1701 of the NPT {text} 1990s" })
        {
            var end = 0;
            foreach (var part in Interpreter.Read(query).Parts)
            {
                Assert.True(part.Start >= end && part.End > part.Start && part.End <= query.Length);
                Assert.Equal(query[part.Start..part.End], part.Text);
                end = part.End;
            }
        }
    }
}
