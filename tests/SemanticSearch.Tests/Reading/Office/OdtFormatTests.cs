using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

public class OdtFormatTests : ReadingTests
{
    const string Automatic = """
        <style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>
        <style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
        <style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
        <text:list-style style:name="L1">
          <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
          <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:start-value="2"/>
          <text:list-level-style-number text:level="3" style:num-format="i" text:display-levels="3"/>
        </text:list-style>
        <text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
        """;

    const string Styles = """
        <style:style style:name="Quotations" style:family="paragraph" style:parent-style-name="Ring"/>
        <style:style style:name="Ring" style:family="paragraph" style:parent-style-name="Quotations"/>
        <style:style style:name="Title" style:family="paragraph"/>
        <text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/>
          <text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>
        """;

    [Theory]
    [InlineData("<text:p>A<text:s text:c='3'/>B<text:tab/>C<text:line-break/>D\u00ADE</text:p>", "A B C\nDE")]
    [InlineData("<text:p>A<text:span text:style-name='T1'>hidden <text:span>too</text:span></text:span>B</text:p>", "AB")]
    [InlineData("<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region>"
        + "</text:tracked-changes>"
        + "<text:p>A<text:change text:change-id='1'/><text:change-start/>new<text:change-end/></text:p>", "Anew")]
    [InlineData("<text:p>A<office:annotation><text:p>remark</text:p></office:annotation>B<text:a><text:span>link</text:span></text:a>"
        + "</text:p>", "ABlink")]
    [InlineData("<text:section text:display='none'><text:p>no</text:p></text:section><text:section><text:p>yes</text:p>"
        + "</text:section>", "yes")]
    [InlineData("<text:p><text:ruby><text:ruby-base>東</text:ruby-base><text:ruby-text>とう</text:ruby-text></text:ruby> "
        + "<text:page-number>7</text:page-number><text:placeholder>fill</text:placeholder></text:p>", "東 7")]
    [InlineData("<text:p>Anchor <draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame>goes on.</text:p>"
        + "<text:p>Next.</text:p>",
        "Anchor goes on.\n\nBoxed.\n\nNext.")]
    [InlineData("<text:p><math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac> <mi>a</mi> <mi>b</mi> </mfrac>"
        + "<annotation>no</annotation></math></text:p>", "a/b")]
    [InlineData("<text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template>"
        + "</text:table-of-content-source><text:index-body><text:p>Chapter 1</text:p></text:index-body></text:table-of-content>",
        "Chapter 1")]
    public async Task Paragraphs_are_read_as_the_finished_document_shows_them(string body, string expected) =>
        Assert.Equal(expected, (await Read(body)).Text);

    [Fact]
    public async Task Items_show_the_numbers_that_are_computed()
    {
        var document = await Read("""
            <text:list xml:id="x" text:style-name="L1"><text:list-item><text:p>one</text:p><text:p>more of one</text:p></text:list-item>
              <text:list-item><text:p>two</text:p><text:list><text:list-item><text:p>b</text:p><text:list>
                <text:list-item><text:p>deep</text:p>
              </text:list-item></text:list></text:list-item><text:list-item><text:p>c</text:p></text:list-item></text:list>
              </text:list-item></text:list>
            <text:p>Between.</text:p>
            <text:list text:continue-numbering="true" text:style-name="L1"><text:list-item><text:list><text:list-item><text:p>d</text:p>
              </text:list-item></text:list></text:list-item>
              <text:list-header><text:p>no number</text:p></text:list-header><text:list-item><text:p>three</text:p></text:list-item>
                </text:list>
            <text:list text:continue-list="x"><text:list-item text:start-value="9"><text:p>unstyled</text:p></text:list-item></text:list>
            <text:list text:style-name="L1"><text:list-item text:start-value="9"><text:p>nine</text:p></text:list-item></text:list>
            <text:list text:style-name="L2"><text:list-item><text:p>point</text:p></text:list-item></text:list>
            """);

        Assert.Equal(
            "1. one\n\nmore of one\n\n2. two\n  (b) b\n    2.b.i deep\n  (c) c\n\nBetween."
            + "\n\n  (d) d\n\nno number\n\n3. three\n\nunstyled\n\n9. nine\n- point",
            document.Text);
    }

    [Fact]
    public async Task Headings_have_levels_and_the_numbers_of_the_outline()
    {
        var document = await Read(
            "<text:p text:style-name='Title'>Named</text:p><text:h text:outline-level='1'>First</text:h>"
                + "<text:p text:style-name='P1'>Quoted.</text:p>"
            + "<text:h text:outline-level='2'>Inner</text:h><text:h text:outline-level='1' text:is-list-header='true'>Bare</text:h>"
            + "<text:h text:outline-level='1'>Second</text:h>");

        Assert.Equal("Named", document.Title);
        Assert.Equal(["1 I. First", "2 Inner", "1 Bare", "1 II. Second"], document.Structure.Sections.Select(section =>
            $"{section.Level} {section.Heading}"));
        Assert.Equal(BlockKind.Quotation, document.Structure.Blocks[2].Kind);
    }

    [Fact]
    public async Task Notes_carry_their_citation_and_stand_where_they_are_called()
    {
        var document = await Read("<text:p>One" + Note("footnote", "1", "First.") + ", two." + Note("endnote", "iv", "Last.")
            + "</text:p><text:p>On.</text:p>");

        Assert.Equal("One, two.\n\nOn.\n\n[1] First.\n\n[iv] Last.", document.Text);
        Assert.Equal([("1", 3, NoteKind.Footnote), ("iv", 9, NoteKind.Endnote)],
            document.Structure.Notes.Select(note => (note.Label, note.CalledAt!.Value, note.Kind)));
    }

    [Fact]
    public async Task Table_rows_are_lines()
    {
        var document = await Read("<table:table><table:table-column table:number-columns-repeated='3'/>"
            + "<table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>A</text:p>"
            + "</table:table-cell>"
            + "<table:covered-table-cell/><table:table-cell><text:p>B</text:p><text:p>b</text:p></table:table-cell></table:table-row>"
            + "</table:table-header-rows>"
            + "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>C</text:p></table:table-cell><table:table-cell/>"
            + "</table:table-row></table:table>"
            + "<table:table><table:table-column/><table:table-row><table:table-cell><text:p>Layout</text:p><text:p>only</text:p>"
            + "</table:table-cell></table:table-row></table:table>");

        Assert.Equal("A | B b\n| C\n\nLayout\n\nonly", document.Text);
    }

    [Fact]
    public async Task Soft_and_hard_page_breaks_make_pages_where_the_producer_tells_them()
    {
        var document = await Read("<text:p>One <text:soft-page-break/>two.</text:p><text:p text:style-name='P2'>Three.</text:p>");

        Assert.Equal(["1 One", "2 two.", "3 Three."], document.Structure.Pages.Select(page =>
            $"{page.Number} {document.Text[page.Start..page.End]}"));
        Assert.Empty((await Read("<text:p>A</text:p><text:p text:style-name='P2'>B</text:p>")).Structure.Pages);
    }

    [Theory]
    [InlineData("a.odt")]
    [InlineData("unnamed")]
    public async Task Properties_are_metadata(string name)
    {
        var document = await Read(Some.Source(name, Odt("<text:p>Text.</text:p>", meta: """
            <dc:title>A brief</dc:title><meta:initial-creator>Ana Example</meta:initial-creator><dc:creator>Who Saved</dc:creator>
            <meta:creation-date>1999-05-01</meta:creation-date><dc:date>2001-01-01</dc:date><meta:keyword>one</meta:keyword>
              <meta:keyword>two</meta:keyword>
            <meta:user-defined meta:name="Symbol">S/1</meta:user-defined>
              <meta:user-defined meta:name="Count" meta:value-type="float">4</meta:user-defined>
            """)));

        Assert.Equal("A brief", document.Title);
        Assert.Equal(
            "author=[\"Ana Example\"] "
            + """count=4 date_modified="2001-01-01" file_made="1999-05-01" keywords=["one","two"] symbol="S/1" """.TrimEnd(),
            string.Join(' ', document.Metadata.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field =>
                $"{field.Key}={field.Value.GetRawText()}")));
    }

    [Theory]
    [InlineData("a.fodt")]
    [InlineData("unnamed")]
    public async Task Flat_files_are_read_too(string name)
    {
        var document = await Read(name, Fodt("<text:p>Flat.</text:p>", "<dc:title>A flat brief</dc:title>"));

        Assert.Equal(("A flat brief", "Flat."), (document.Title, document.Text));
    }

    [Fact]
    public async Task A_formula_is_taken_from_its_own_part()
    {
        var parts = OdtParts("<text:p>So <draw:frame><draw:object xlink:href='./Object 1/'/></draw:frame></text:p>");
        parts["Object 1/content.xml"] = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi><mo>=</mo><mn>2</mn></math>";

        Assert.Equal("So x=2", (await Read(Some.Source("a.odt", Zip(parts)))).Text);
    }

    static string Note(string kind, string label, string text) =>
        $"<text:note text:note-class='{kind}'><text:note-citation>{label}</text:note-citation><text:note-body><text:p>{text}</text:p>"
            + $"</text:note-body></text:note>";

    static Task<Document> Read(string body) => Read(Some.Source("a.odt", Odt(body, Automatic, Styles)));
}
