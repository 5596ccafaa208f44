using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

public class DocxFormatTests : ReadingTests
{
    const string Styles = """
        <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My Heading"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
        <w:style w:type="paragraph" w:styleId="TOCHead"><w:name w:val="TOC Heading"/><w:basedOn w:val="berschrift1"/>
          <w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
        <w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>
        <w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>
        <w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
        """;

    [Theory]
    [InlineData("<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:cr/><w:t>D</w:t></w:r></w:p>", "A B\nC\nD")]
    [InlineData("<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>prolif</w:t><w:softHyphen/><w:t>era\u00ADtion</w:t></w:r></w:p>",
        "non\u2011proliferation")]
    [InlineData("<w:p><w:r><w:sym w:font='Symbol' w:char='F061'/><w:sym w:font='Symbol' w:char='F0A3'/>"
        + "<w:sym w:font='Wingdings' w:char='F0FE'/></w:r></w:p>", "α≤☑")]
    [InlineData("<w:p><w:r><w:t>A</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>B</w:t></w:r></w:ins>"
        + "</w:p>", "AB")]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>Moved. </w:t></w:r></w:moveFrom><w:r><w:t>Stays. </w:t></w:r><w:moveTo><w:r>"
        + "<w:t>Moved.</w:t></w:r></w:moveTo></w:p>", "Stays. Moved.")]
    [InlineData("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph.</w:t></w:r>"
        + "</w:p>", "One paragraph.")]
    [InlineData("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r><w:r><w:rPr><w:rStyle w:val='Secret'/>"
        + "</w:rPr><w:t>no</w:t></w:r></w:p>", "yes")]
    [InlineData("<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>shown</w:t></w:r></w:p>", "shown")]
    [InlineData("<w:p><w:commentRangeStart w:id='1'/><w:r><w:t>A</w:t></w:r><w:r><w:commentReference w:id='1'/></w:r></w:p>", "A")]
    [InlineData("<w:p><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
        + "</w:p>", "a/b")]
    [InlineData("<w:p><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東</w:t></w:r></w:rubyBase></w:ruby></w:p>", "東")]
    [InlineData("<w:p><w:r><w:rPr><w:rtl/></w:rPr><w:t>معاهدة السلام</w:t></w:r></w:p>", "معاهدة السلام")]
    [InlineData("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here</w:t></w:r></w:p></w:sdtContent>"
        + "</w:sdt>"
        + "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>Kept</w:t></w:r></w:p></w:sdtContent></w:sdt>", "Kept")]
    [InlineData("<w:altChunk/><w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link")]
    public async Task Runs_are_read_as_the_finished_document_shows_them(string body, string expected) =>
        Assert.Equal(expected, (await Read(body)).Text);

    [Theory]
    [InlineData("<w:fldSimple w:instr='PAGE'><w:r><w:t>12</w:t></w:r></w:fldSimple>", "12")]
    [InlineData("[b]<w:r><w:instrText> REF x </w:instrText></w:r>[s]<w:r><w:t>section 4</w:t></w:r>[e]", "section 4")]
    [InlineData("[b]<w:r><w:t>IF </w:t></w:r>[b]<w:r><w:instrText>Q</w:instrText></w:r>[s]<w:r><w:t>inner</w:t></w:r>[e][s]<w:r>"
        + "<w:t>outer</w:t></w:r>[e]", "outer")]
    [InlineData("[b]<w:r><w:instrText> XE \"entry\" </w:instrText></w:r>[e]<w:r><w:t>after</w:t></w:r>", "after")]
    [InlineData("[b]<w:r><w:instrText> PAGE </w:instrText></w:r></w:p><w:p><w:r><w:t>not swallowed</w:t></w:r>", "not swallowed")]
    [InlineData("[e][s]<w:r><w:t>unmatched</w:t></w:r>", "unmatched")]
    public async Task Fields_show_their_results(string inline, string expected) =>
        Assert.Equal(expected, (await Read($"<w:p>{Field(inline)}</w:p>")).Text);

    [Fact]
    public async Task Headings_are_told_by_their_styles_outline_levels_or_ids()
    {
        var document = await Read(
            P("Named", "<w:pStyle w:val='Titel'/>") + P("One", "<w:pStyle w:val='berschrift1'/>") + P("Text.")
            + P("Based", "<w:pStyle w:val='Mine'/>") + P("Direct", "<w:outlineLvl w:val='2'/>")
            + P("Contents", "<w:pStyle w:val='TOCHead'/>") + P("By id", "<w:pStyle w:val='Titre4'/>")
            + P("Quoted.", "<w:pStyle w:val='Zitat'/>") + P("Map 1", "<w:pStyle w:val='Beschriftung'/>") + P("Round",
            "<w:pStyle w:val='A'/>"));

        Assert.Equal("Named", document.Title);
        Assert.Equal(["1 One", "2 Based", "3 Direct", "4 By id"], document.Structure.Sections.Select(section =>
            $"{section.Level} {section.Heading}"));
        Assert.Equal(
            [BlockKind.Quotation, BlockKind.Caption, BlockKind.Paragraph], document.Structure.Blocks.TakeLast(3).Select(block =>
                block.Kind));
    }

    [Fact]
    public async Task Table_rows_are_lines_and_what_nests_in_a_cell_stays_on_its_line()
    {
        const string Nested = "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>"
            + "<w:tc><w:p><w:r><w:t>y</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        var document = await Read(P("Before.") + Table(3,
            Row(Cell(P("State")), Cell(P("Vote")), Cell(P("Year"))),
            Row(Cell(P("France") + P("and Togo")), Cell(P(null)), Cell(P("1961"))),
            Row("<w:tc><w:tcPr><w:gridSpan w:val='2000000000'/></w:tcPr>" + P("wide") + "</w:tc>", Cell(Nested)),
            Row(Cell(P(null)), Cell(P(null)), Cell(P(null))),
            "<w:tr><w:trPr><w:del/></w:trPr>" + Cell(P("deleted")) + "</w:tr>") + P("After."));

        Assert.Equal("Before.\n\nState | Vote | Year\nFrance and Togo | | 1961\nwide | x / y\n\nAfter.", document.Text);
        Assert.Equal(3, document.Structure.Blocks.Count(block => block.Kind == BlockKind.TableRow));
    }

    [Fact]
    public async Task A_table_of_one_column_is_layout()
    {
        var document = await Read(Table(1, Row(Cell(P("Head", "<w:outlineLvl w:val='1'/>") + P("One.") + P("Two.")))));

        Assert.Equal("Head\n\nOne.\n\nTwo.", document.Text);
        Assert.Single(document.Structure.Sections);
    }

    [Fact]
    public async Task A_text_box_is_read_once_after_the_paragraph_of_its_anchor()
    {
        var box = $"<w:txbxContent>{P("Boxed one.")}{P("Boxed two.")}</w:txbxContent>";
        var document = await Read($"<w:p>{R("Anchor ")}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{box}</wps:txbx>"
            + "</mc:Choice>"
            + $"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
            + $"</w:r>{R("goes on.")}</w:p>" + P("Next."));

        Assert.Equal("Anchor goes on.\n\nBoxed one.\n\nBoxed two.\n\nNext.", document.Text);
    }

    [Fact]
    public async Task Rendered_page_breaks_make_pages()
    {
        const string Break = "<w:r><w:lastRenderedPageBreak/></w:r>";
        var document = await Read(P("First.") + $"<w:p>{R("Second ")}{Break}{R("goes over.")}</w:p><w:p>{Break}{R("Third.")}</w:p>");

        Assert.Equal(
            ["1 First.\n\nSecond", "2 goes over.", "3 Third."],
            document.Structure.Pages.Select(page => $"{page.Number} {document.Text[page.Start..page.End]}"));
        Assert.Empty((await Read("<w:p><w:r><w:t>A</w:t><w:br w:type='page'/><w:t>B</w:t></w:r></w:p>")).Structure.Pages);
    }

    [Fact]
    public async Task Properties_are_metadata_and_a_title_that_names_a_file_is_none()
    {
        var parts = DocxParts(P("The Heading", "<w:outlineLvl w:val='0'/>") + P("Text."));
        parts["docProps/core.xml"] = """
            <cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>Microsoft Word - final_v3.docx</dc:title>
            <dc:creator>Ana Example; Bo Sample</dc:creator><dc:subject>Borders</dc:subject><cp:keywords>treaty, border;law</cp:keywords>
            <dcterms:created>1999-05-01T00:00:00Z</dcterms:created><dcterms:modified>2001-01-01T00:00:00Z</dcterms:modified>
            <dc:description>Short.</dc:description><dc:language>fr-CH</dc:language></cp:coreProperties>
            """;
        parts["docProps/app.xml"] = "<Properties><Company>A Ministry</Company><Application>Word</Application></Properties>";
        parts["docProps/custom.xml"] = """
            <Properties xmlns:vt="v"><property name="Symbol"><vt:lpwstr>S/1961/1</vt:lpwstr></property>
            <property name="Pages"><vt:i4>12</vt:i4></property><property name="_dlc"><vt:lpwstr>x</vt:lpwstr></property>
            <property name="Secret"><vt:bool>false</vt:bool></property>
            <property name="Date"><vt:lpwstr>other</vt:lpwstr></property></Properties>
            """;

        var document = await Read(Some.Source("a.docx", Zip(parts)));

        Assert.Equal("The Heading", document.Title);
        Assert.Empty(document.Structure.Sections);
        Assert.Equal(
            """
            author=["Ana Example","Bo Sample"] date="other" date_modified="2001-01-01T00:00:00Z" description="Short."
            file_made="1999-05-01T00:00:00Z" keywords=["treaty","border","law"] language="fr-CH" pages=12 publisher="A Ministry" secret=false
            subject="Borders" symbol="S/1961/1"
            """.ReplaceLineEndings(" "),
            string.Join(' ', document.Metadata.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field =>
                $"{field.Key}={field.Value.GetRawText()}")));
    }

    [Fact]
    public async Task The_strict_form_is_read_too()
    {
        var parts = DocxParts(P("Strict."));
        parts["word/document.xml"] = parts["word/document.xml"].Replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
                StringComparison.Ordinal);

        Assert.Equal("Strict.", (await Read(Some.Source("a.docx", Zip(parts)))).Text);
    }

    [Fact]
    public async Task The_bytes_tell_the_format_where_no_name_does() =>
        Assert.Equal("Text.", (await Read(Some.Source("unnamed", Docx(P("Text."))))).Text);

    static string Field(string inline)
    {
        foreach (var (sign, type) in new[] { ("[b]", "begin"), ("[s]", "separate"), ("[e]", "end") })
            inline = inline.Replace(sign, $"<w:r><w:fldChar w:fldCharType='{type}'/></w:r>", StringComparison.Ordinal);
        return inline;
    }

    static string Table(int columns, params string[] rows) =>
        $"<w:tbl><w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol/>", columns))}</w:tblGrid>{string.Concat(rows)}</w:tbl>";

    static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells)}</w:tr>";

    static string Cell(string content) => $"<w:tc>{content}</w:tc>";

    static Task<Document> Read(string body) => Read(Some.Source("a.docx", Docx(body, ("styles", Styles))));
}
