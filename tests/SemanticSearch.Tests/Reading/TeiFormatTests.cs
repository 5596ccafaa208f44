using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class TeiFormatTests : ReadingTests
{
    const string Namespace = "http://www.tei-c.org/ns/1.0";

    static string Tei(string body, string titles = "<title>T</title>") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <TEI xmlns="{Namespace}"><teiHeader><fileDesc><titleStmt>{titles}</titleStmt>
        <sourceDesc><p>Not text.</p></sourceDesc></fileDesc></teiHeader>
        <text><body>{body}</body></text></TEI>
        """;

    [Theory]
    [InlineData("<title>One</title><title>Two</title>", "One")]
    [InlineData("<title>One</title><title type='main'>Two</title>", "Two")]
    [InlineData("<title type='main'>One</title><title type='complete'>All of\n <hi>it</hi></title>", "All of it")]
    [InlineData("<title> </title>", "a")]
    public async Task The_most_complete_title_is_taken(string titles, string expected) =>
        Assert.Equal(expected, (await Read("a.xml", Tei("<p>Text.</p>", titles))).Title);

    [Theory]
    [InlineData("<p>One\n   <hi>two</hi>\n <ref target='#x'>three</ref>.</p>\n<p>Four.</p>", "One two three.\n\nFour.")]
    [InlineData("<p>Word<note n='1'>Aside.</note>, more <figure><graphic url='x'/><head>Map</head></figure> text.</p>", "Word, more text.")]
    [InlineData("<p>Such as:<list><item>one</item><item><p>two</p><p>more</p></item></list></p><p>After.</p>",
        "Such as:\n\n- one\n- two\n\nmore\n\nAfter.")]
    [InlineData("<list><item>Outer<list><item>inner</item></list></item><item>next</item></list>", "- Outer\n  - inner\n- next")]
    [InlineData(
        "<table><row><cell>Year</cell><cell>Printed<note/></cell></row><row><cell>1861</cell><cell><p>4,350</p></cell></row></table>",
        "Year | Printed\n1861 | 4,350")]
    [InlineData("<quote>First.</quote> <quote>Second.</quote>", "First.\n\nSecond.")]
    [InlineData("<p>Says: <quote rend='blockquote'><p>Words.</p></quote> And so on.</p>", "Says:\n\nWords.\n\nAnd so on.")]
    [InlineData("<listBibl><bibl>One</bibl><bibl>Two</bibl></listBibl>", "One\n\nTwo")]
    [InlineData("<p>A &amp; B<lb/>C<!-- no --></p>", "A & B C")]
    public async Task Elements_give_way_to_prose(string body, string expected) =>
        Assert.Equal(expected, (await Read("a.xml", Tei(body))).Text);

    [Fact]
    public async Task Divisions_with_heads_are_sections_that_end_with_them()
    {
        var document = await Read("a.xml", Tei(
            """
            <div><head>Outer <date>1961</date></head><p>A.</p>
              <div><div><head>Inner</head><head type="shortened-for-running-head">In</head><p>B.</p></div></div>
              <p>C.</p></div>
            <div><p>No head.</p><list><head>List head</head><item>x</item></list></div>
            """));

        Assert.Equal("Outer 1961\n\nA.\n\nInner\n\nB.\n\nC.\n\nNo head.\n\nList head\n\n- x", document.Text);
        Assert.Equal([new Section(0, 29, 1, "Outer 1961"), new Section(16, 25, 2, "Inner")], document.Structure.Sections);
    }

    [Fact]
    public async Task A_first_head_that_says_the_title_opens_no_section() =>
        Assert.Empty((await Read("a.xml", Tei("<head>t</head><p>Text.</p>"))).Structure.Sections);

    [Theory]
    [InlineData("<TEI><text><p>Text.</text></TEI>", "line 1")]
    [InlineData("<rss><channel/></rss>", "<rss>")]
    [InlineData("<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI><text><p>&a;</p></text></TEI>", "DTD")]
    [InlineData("<TEI><text><p>&nbsp;</p></text></TEI>", "nbsp")]
    [InlineData("not xml", "line 1")]
    public async Task What_is_not_safe_well_formed_tei_is_refused(string xml, string expected) =>
        Assert.Contains(expected, await ProblemOf("a.xml", xml), StringComparison.Ordinal);

    [Fact]
    public async Task Bottomless_nesting_is_refused()
    {
        var problem = await ProblemOf("a.xml", "<TEI><text>" + string.Concat(Enumerable.Repeat("<div>", 100_000)));

        Assert.Contains("deeper than 256", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_text_of_the_office_of_the_historian_is_read_with_its_sections()
    {
        var count = 0;
        foreach (var source in FileSources.Enumerate(Shared.Path("corpora", "state-history")))
        {
            var document = await Read(source);
            Assert.NotEqual(Path.GetFileNameWithoutExtension(source.Location), document.Title);
            Assert.All(document.Structure.Sections, section => Assert.StartsWith(
                section.Heading, document.Text[section.Start..section.End], StringComparison.Ordinal));
            Assert.DoesNotContain("<", document.Text, StringComparison.Ordinal);
            count++;
        }
        Assert.Equal(319, count);
    }
}
