using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Tei;

public class TeiFormatTests : ReadingTests
{
    const string Namespace = "http://www.tei-c.org/ns/1.0";

    const string Volume =
        $"""
        <TEI xmlns="{Namespace}" xmlns:frus="http://history.state.gov/frus/ns/1.0" xml:id="frus1961v01"><teiHeader><fileDesc><titleStmt>
        <title type="series">Foreign Relations of the United States</title><title type="complete">Foreign Relations, Utopia</title>
        <editor>A. Editor</editor><editor>G. Editor</editor></titleStmt><publicationStmt><publisher>Government Printing Office</publisher>
        <date>1988</date></publicationStmt></fileDesc></teiHeader>
        <text><body><div type="compilation"><head>Utopia</head><pb n="1"/>
        <div type="document" frus:doc-dateTime-min="1961-03-05T15:00:00-05:00">
        <head>1. Memorandum<note n="1" type="source">Source: Central Files.</note></head>
        <opener><dateline><placeName>Washington</placeName>, <date when="1961-03-05">March 5, 1961</date>, 3 p.m.</dateline></opener>
        <p><persName corresp="#p_ZZ1">Miss Zed</persName>: We should talk.<note n="2">See <ref>Document 2</ref>.</note> There is
        a map.<figure><graphic url="a"/><head>Map of Utopia</head></figure> It is good.</p>
        <pb n="2"/><p><hi rend="italic">Mr. More</hi>: I agree.<note n="*" resp="editor">Sic.</note></p>
        <table><head>Trade</head><row><cell>A</cell><cell>1</cell></row></table>
        <frus:attachment><head>Attachment</head><p>Text.</p></frus:attachment></div></div></body></text></TEI>
        """;

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
    [InlineData("<p>Word<note n='1'>Aside.</note>, more <figure><graphic url='x'/><head>Map</head></figure> text.</p>",
        "Word, more text.\n\nMap\n\n[1] Aside.")]
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
    [InlineData("<closer><signed>Zoe Zed<lb/><hi>Ambassador</hi></signed></closer>", "Zoe Zed\nAmbassador")]
    [InlineData("<lg><l>One</l> <l>two</l></lg>", "One\ntwo")]
    [InlineData("<list><label>A</label> <item>alpha</item><label>B</label><item>beta</item></list>", "- A alpha\n- B beta")]
    [InlineData("<p>One.<note>A<p>B</p></note> Two.<note><list><item>c</item></list></note></p>", "One. Two.\n\n[1] A\n\nB\n\n[2] - c")]
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
    [InlineData("<!DOCTYPE TEI [<!ENTITY a 'b'>]><TEI><text><p>&a;</p></text></TEI>", "undeclared entity")]
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
    public async Task A_document_of_a_volume_is_read_with_all_that_it_tells()
    {
        var document = await Read("a.xml", Volume);
        var text = document.Text;
        string Of(int start, int end) => text[start..end];

        Assert.Equal(["Utopia", "1. Memorandum", "Attachment"], document.Structure.Sections.Select(section => section.Heading));
        Assert.Equal(
            ["[1] Source: Central Files.", "[2] See Document 2.", "[*] Sic."], document.Structure.Notes.Select(note => Of(note.Start, note.End)));
        Assert.Equal(
            [NoteKind.Source, NoteKind.Footnote, NoteKind.Editorial], document.Structure.Notes.Select(note => note.Kind));
        Assert.Equal(
            ["Memorandum", "talk.", "agree."],
            document.Structure.Notes.Select(note => Of(0, note.CalledAt!.Value).Split([' ', '\n'])[^1]));
        Assert.Equal(["Washington, March 5, 1961, 3 p.m."], OfKind(BlockKind.Dateline));
        Assert.Equal(["Map of Utopia", "Trade"], OfKind(BlockKind.Caption));
        Assert.Equal(["A | 1"], OfKind(BlockKind.TableRow));
        Assert.Contains(new Mention(text.IndexOf("Miss Zed", StringComparison.Ordinal), 8 + text.IndexOf("Miss Zed", StringComparison.Ordinal),
            MentionKind.Person, "#p_ZZ1"), document.Structure.Mentions);
        Assert.Equal(["1", "2"], document.Structure.Pages.Select(page => page.Label!).Distinct());
        Assert.Equal(["Zed", "More"], document.Structure.Turns.Select(turn => turn.Speaker.Name).Distinct());

        string[] OfKind(BlockKind kind) =>
            [.. document.Structure.Blocks.Where(block => block.Kind == kind).Select(block => Of(block.Start, block.End))];
    }

    [Fact]
    public async Task The_header_tells_what_a_volume_is_cited_by()
    {
        var metadata = (await Read("a.xml", Volume)).Metadata;

        Assert.Equal("frus1961v01", metadata["identifier"].GetString());
        Assert.Equal("Government Printing Office", metadata["publisher"].GetString());
        Assert.Equal("1988", metadata["date_published"].GetString());
        Assert.Equal("Foreign Relations of the United States", metadata["series"].GetString());
        Assert.Equal("1961-03-05", metadata["date"].GetString());
        Assert.Equal(["A. Editor", "G. Editor"], metadata["editor"].EnumerateArray().Select(editor => editor.GetString()));
    }

    [Theory]
    [InlineData("<div><head><date from='1784' to='1800'>1784–1800</date>: Early</head><p>A</p></div><div><head>In <date when='1950'>1950</date></head></div>",
        "1784/1800")]
    [InlineData("<div><head>Then <date when='1795'>1795</date></head><p>A</p></div><div><head>Now <date when='1962-07'>1962</date></head></div>",
        "1795/1962-07")]
    [InlineData("<div><head>In <date when='1950'>1950</date></head></div>", "1950")]
    public async Task Heads_tell_what_time_is_covered(string body, string expected) =>
        Assert.Equal(expected, (await Read("a.xml", Tei(body + "<p>Text.</p>"))).Metadata["covered"].GetString());

    [Fact]
    public async Task A_publisher_in_prose_gives_its_year()
    {
        var xml = Tei("<p>Text.</p>").Replace(
            "<sourceDesc>", "<publicationStmt><p>Department of State, 2009</p></publicationStmt><sourceDesc>", StringComparison.Ordinal);
        var metadata = (await Read("a.xml", xml)).Metadata;

        Assert.Equal("Department of State", metadata["publisher"].GetString());
        Assert.Equal("2009", metadata["date_published"].GetString());
    }

    [Theory]
    [InlineData("<!DOCTYPE TEI [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><TEI><text><p>&b;</p></text></TEI>")]
    [InlineData("<!DOCTYPE TEI [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><TEI><text><p>&b;</p></text></TEI>")]
    public async Task Entities_are_never_expanded_or_fetched(string xml) =>
        Assert.Contains("undeclared entity 'b'", await ProblemOf("a.xml", xml), StringComparison.Ordinal);

    [Fact]
    public async Task A_document_type_is_passed_over() =>
        Assert.Equal("x", (await Read("a.xml", "<!DOCTYPE TEI SYSTEM 'tei_all.dtd'><TEI><text><p>x</p></text></TEI>")).Text);

    [Fact]
    public async Task Hostile_markup_is_read_or_refused_without_harm()
    {
        var notes = string.Concat(Enumerable.Repeat("<note/><note>n</note>", 20_000));
        var names = string.Concat(Enumerable.Repeat("<persName>", 200)) + new string('x', 100_000)
            + string.Concat(Enumerable.Repeat("</persName>", 200));

        Assert.Equal(20_000, (await Read("a.xml", Tei($"<p>A{notes}</p>"))).Structure.Notes.Count);
        Assert.Empty((await Read("a.xml", Tei($"<p>{names}</p>"))).Structure.Mentions);
    }

    [Fact]
    public async Task Every_text_of_the_office_of_the_historian_is_read_with_its_sections()
    {
        var (count, notes, captions) = (0, 0, 0);
        foreach (var source in FileSources.Enumerate(Shared.Path("corpora", "state-history")))
        {
            var document = await Read(source);
            Assert.NotEqual(Path.GetFileNameWithoutExtension(source.Location), document.Title);
            Assert.All(document.Structure.Sections, section => Assert.StartsWith(
                section.Heading, document.Text[section.Start..section.End], StringComparison.Ordinal));
            Assert.DoesNotContain("<", document.Text, StringComparison.Ordinal);
            notes += document.Structure.Notes.Count;
            captions += document.Structure.Blocks.Count(block => block.Kind == BlockKind.Caption);
            count++;
        }
        Assert.Equal(319, count);
        // 1,082 elements, of which one is of a header; 629 figures, of which 5 are covers without a caption.
        Assert.Equal(1081, notes);
        Assert.Equal(624, captions);
    }
}
