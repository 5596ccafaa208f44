using System.Text.Json;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Tests.Reading.Facts;

public class FactReaderTests
{
    const string Prose = "The parties to the treaty have agreed that the border will be open again before the end of the year.";

    [Fact]
    public void Nothing_said_is_nothing_known_but_the_language()
    {
        var facts = Read("{}");

        Assert.Equal("en", facts.Language);
        Assert.Empty(facts.Dates);
        Assert.Empty(facts.Countries);
        Assert.Empty(facts.Authors);
        Assert.Null(facts.Speaker);
        Assert.Null(facts.Publisher);
        Assert.Null(facts.Identifier);
        Assert.Null(facts.Url);
    }

    [Fact]
    public void Fields_of_many_names_become_facts()
    {
        var facts = Read("""
            {"author": ["Ferrero, Anna; Bo Lind", "Bo Lind"], "publisher": " A  library ", "language": "fr-fr", "country": "France",
             "speaker": "Anna Ferrero", "post": "Minister", "url": "https://example.org/a", "symbol": "A/78/PV.5"}
            """);

        Assert.Equal(["Ferrero, Anna", "Bo Lind"], facts.Authors);
        Assert.Equal("A library", facts.Publisher);
        Assert.Equal("fr-FR", facts.Language);
        Assert.Equal(["FRA"], facts.Countries);
        Assert.Equal(new Speaker("Anna Ferrero", "Minister", "FRA"), facts.Speaker);
        Assert.Equal("https://example.org/a", facts.Url);
        Assert.Equal("A/78/PV.5", facts.Identifier);
    }

    [Theory]
    [InlineData("""["EGY", "isr", "United States", "Atlantis"]""", "EGY,ISR,USA")]
    [InlineData("\"Korea, Republic of; Trinidad and Tobago\"", "KOR,TTO")]
    [InlineData("\"Egypt, Israel\"", "EGY,ISR")]
    [InlineData("\"EU\"", "")]
    public void Countries_are_told_apart(string country, string expected) =>
        Assert.Equal(expected, string.Join(',', Read($$"""{"country": {{country}}}""").Countries));

    [Fact]
    public void A_speaker_of_several_countries_or_among_several_speakers_is_not_guessed()
    {
        Assert.Null(Read("""{"speaker": "A. Sadat", "country": ["EGY", "ISR"]}""").Speaker!.Country);
        Assert.Null(Read("""{"speaker": ["A. Sadat", "M. Begin"]}""").Speaker);
        Assert.Equal("EGY", Read("""{"speaker": "A. Sadat", "country": "ISR", "speaker_country": "Egypt"}""").Speaker!.Country);
    }

    [Fact]
    public void Dates_have_the_kind_of_their_field_and_the_most_telling_comes_first()
    {
        var dates = Read("""
            {"date_published": "2024-01-05", "date": "2023", "year": 2023, "date-spoken": "19 September 2023", "modified": "2024-02",
             "covered": "1961/1963", "dateWritten": ["2023-09-01", "2023-09-02"], "release": "2020"}
            """).Dates;

        Assert.Equal(
            ["Spoken 2023-09-19", "Written 2023-09-01", "Written 2023-09-02", "Dated 2023", "Published 2024-01-05", "Modified 2024-02",
                "Covered 1961-01-01/1963-12-31"],
            dates.Select(date => $"{date.Kind} {date.Interval}"));
    }

    [Fact]
    public void A_year_gives_way_to_the_day_in_it_and_a_hint_says_what_happened()
    {
        var day = Assert.Single(Read("""{"date": "2023-09-19", "year": 2023}""").Dates);
        var hinted = Assert.Single(Read("""{"year": 2023}""", new DateHint(DateKind.Spoken, "year", DateOrder.Unknown)).Dates);
        var ordered = Assert.Single(Read("""{"date": "03/04/2023"}""", new DateHint(null, null, DateOrder.DayMonth)).Dates);

        Assert.Equal(new DocumentDate(DateKind.Dated, DateInterval.Day(new DateOnly(2023, 9, 19))), day);
        Assert.Equal(new DocumentDate(DateKind.Spoken, DateInterval.Year(2023)), hinted);
        Assert.Equal("2023-04-03", ordered.Interval.ToString());
    }

    [Theory]
    [InlineData("ftp://example.org/a")]
    [InlineData("example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a/b")]
    public void Only_an_address_of_the_web_is_a_url(string url) => Assert.Null(Read($$"""{"url": "{{url}}"}""").Url);

    [Theory]
    [InlineData("United Nations A/78/PV.5\nGeneral Assembly", "A/78/PV.5")]
    [InlineData("S/RES/1701 (2006)\n\nResolution 1701", "S/RES/1701 (2006)")]
    [InlineData("A Journal\ndoi: 10.1234/abc.5\n", "10.1234/abc.5")]
    [InlineData("https://doi.org/10.1234/abc.5", "10.1234/abc.5")]
    [InlineData("ISBN 978-0-306-40615-7", "978-0-306-40615-7")]
    [InlineData("ISBN 978-0-306-40615-8", null)]
    [InlineData("The Council recalled S/RES/1701 (2006) and decided.", null)]
    [InlineData("A/78/PV.5\nA/78/PV.6", null)]
    [InlineData("And/or", null)]
    public void A_line_of_its_own_at_the_top_tells_the_identifier(string top, string? expected) =>
        Assert.Equal(expected, FactReader.Read(new Document { Id = "a", Title = "A", Text = $"{top}\n\n{Prose}" }).Identifier);

    static DocumentFacts Read(string metadata, DateHint? hint = null) => FactReader.Read(
        new Document
        {
            Id = "a.txt",
            Title = "A",
            Text = Prose,
            Metadata = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!,
        },
        hint);
}
