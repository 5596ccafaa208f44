using System.Text;
using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

public class HostileOfficeTests : ReadingTests
{
    const int Many = 100_000;

    [Theory]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<mc:AlternateContent><mc:Choice>", "</mc:Choice></mc:AlternateContent>")]
    [InlineData("<m:f><m:num>", "</m:num></m:f>")]
    public async Task Bottomless_nesting_in_docx_is_refused(string open, string close) => Assert.Contains(
        "deeper than 512", await ProblemOf(Some.Source("a.docx", Docx(Nest(open, P("x"), close)))), StringComparison.Ordinal);

    [Fact]
    public async Task Text_boxes_in_text_boxes_are_read_to_a_depth()
    {
        const string Open = "<w:p><w:r><w:t>x</w:t><w:txbxContent>";

        Assert.Equal(
            string.Join("\n\n", Enumerable.Repeat("x", 9)),
            (await Read(Some.Source("a.docx", Docx(Nest(Open, P("y"), "</w:txbxContent></w:r></w:p>"))))).Text);
    }

    [Theory]
    [InlineData("<table:table><table:table-row><table:table-cell>", "</table:table-cell></table:table-row></table:table>")]
    [InlineData("<text:list><text:list-item>", "</text:list-item></text:list>")]
    [InlineData("<text:p><text:span>", "</text:span></text:p>")]
    public async Task Bottomless_nesting_in_odt_is_refused(string open, string close) => Assert.Contains(
        "deeper than 512", await ProblemOf(Some.Source("a.odt", Odt(Nest(open, "<text:p>x</text:p>", close)))), StringComparison.Ordinal);

    [Theory]
    [InlineData("word/document.xml")]
    [InlineData("word/styles.xml")]
    public async Task Document_types_are_refused(string part)
    {
        var parts = DocxParts(P("Text."), ("styles", ""));
        parts[part] = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>" + parts[part];

        Assert.Contains($"'{part}' is not well-formed", await ProblemOf(Some.Source("a.docx", Zip(parts))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_docx_without_its_relationships_is_read_as_far_as_it_goes()
    {
        var parts = DocxParts(P("Text.", "<w:pStyle w:val='Heading1'/>"));
        parts.Remove("_rels/.rels");
        parts.Remove("word/_rels/document.xml.rels");
        parts.Remove("[Content_Types].xml");

        Assert.Equal("Text.", (await Read(Some.Source("a.docx", Zip(parts)))).Title);
    }

    [Theory]
    [InlineData("../../../../etc/passwd")]
    [InlineData("/nowhere.xml")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://localhost/x.xml")]
    public async Task Relationships_to_nothing_or_outside_lead_nowhere(string target)
    {
        var parts = DocxParts(P("Text."));
        parts["word/_rels/document.xml.rels"] = $"<Relationships><Relationship Type='x/styles' Target='{target}'/></Relationships>";
        parts["_rels/.rels"] = $"<Relationships><Relationship Type='x/officeDocument' Target='{target}'/></Relationships>";

        Assert.Equal("Text.", (await Read(Some.Source("a.docx", Zip(parts)))).Text);
    }

    [Fact]
    public async Task What_is_no_word_document_is_refused()
    {
        Assert.Contains("no part 'word/document.xml'", await ProblemOf(Some.Source("a.docx", Zip([new("x.xml", "x")]))),
            StringComparison.Ordinal);
        var parts = DocxParts("");
        parts["word/document.xml"] = "<workbook/>";
        Assert.Contains("<workbook>", await ProblemOf(Some.Source("a.docx", Zip(parts))), StringComparison.Ordinal);
        Assert.Contains("has no text", await ProblemOf(Some.Source("a.docx", Docx(""))), StringComparison.Ordinal);
        Assert.Contains("damaged", await ProblemOf("a.docx", "plain words"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_opendocument_text_is_refused()
    {
        Assert.Contains("no part 'content.xml'", await ProblemOf(Some.Source("a.odt", Zip([new("x.xml", "x")]))), StringComparison.Ordinal);
        var parts = OdtParts("");
        parts["content.xml"] = parts["content.xml"].Replace("office:text", "office:spreadsheet", StringComparison.Ordinal);
        Assert.Contains("OpenDocument spreadsheet", await ProblemOf(Some.Source("a.odt", Zip(parts))), StringComparison.Ordinal);
        Assert.Contains("has no text", await ProblemOf(Some.Source("a.odt", Odt(""))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.docx", "EncryptedPackage", "is an encrypted Word file")]
    [InlineData("a.docx", "WordDocument", "is a legacy or encrypted Word file")]
    [InlineData("unnamed", "WordDocument", "is a file of Microsoft Office before 2007")]
    [InlineData("a.odt", "WordDocument", "is a legacy or encrypted Word file")]
    public async Task Legacy_and_encrypted_word_files_are_told(string name, string stream, string expected)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes(stream)];

        Assert.Contains(expected, await ProblemOf(Some.Source(name, bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Encrypted_odt_files_are_told()
    {
        var parts = OdtParts("<text:p>x</text:p>");
        parts["META-INF/manifest.xml"] = "<m:manifest xmlns:m='m'><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";

        Assert.Contains("encrypted OpenDocument", await ProblemOf(Some.Source("a.odt", Zip(parts))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_text_than_any_document_has_is_refused()
    {
        var text = new string('x', 25 << 20);

        Assert.Contains("split it", await ProblemOf(Some.Source("a.docx", Docx(P(text)))), StringComparison.Ordinal);
        Assert.Contains("split it", await ProblemOf(Some.Source("a.odt", Odt($"<text:p>{text}</text:p>"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_calls_of_one_note_write_it_once()
    {
        var calls = string.Concat(Enumerable.Repeat("<w:r><w:footnoteReference w:id='1'/></w:r>", Many));
        var note = $"<w:footnote w:id='1'>{P(new string('n', Many))}</w:footnote>";

        var document = await Read(Some.Source("a.docx", Docx($"<w:p>{R("A")}{calls}</w:p>", ("footnotes", note))));

        Assert.Equal(Many + 7, document.Text.Length);
    }

    static string Nest(string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, Many)) + inner + string.Concat(Enumerable.Repeat(close, Many));
}
