using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

public class DocxNumberingTests : ReadingTests
{
    const string Numbering = """
        <w:abstractNum w:abstractNumId="1">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="3">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="Chapter %1"/>
            </w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:pStyle w:val="Heading2"/><w:lvlRestart w:val="0"/><w:isLgl/><w:lvlText w:val="%1.%2"/>
            </w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:start w:val="2000000000"/><w:numFmt w:val="lowerLetter"/>
          <w:lvlText w:val="%1%2)"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="4"/></w:num>
        <w:num w:numId="5"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="1"/></w:num>
        """;

    const string Styles = """
        <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>
          </w:style>
        <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>
          </w:style>
        """;

    [Fact]
    public async Task Items_show_the_numbers_that_word_computes()
    {
        var document = await Read(
            Item(1, 0, "one") + Item(1, 0, "two") + Item(1, 1, "a") + Item(1, 1, "b") + Item(1, 2, "deep") + Item(1, 0, "three")
            + Item(1, 1, "again a") + P("Between.") + Item(6, 0, "goes on") + Item(5, 0, "restarts") + Item(5, 0, "then") + Item(2, 0,
            "point"));

        Assert.Equal(
            "1. one\n2. two\n  (a) a\n  (b) b\n    2.b.III deep\n3. three\n  (a) again a\n\nBetween."
            + "\n\n4. goes on\n7. restarts\n8. then\n- point",
            document.Text);
        Assert.Equal(11, document.Structure.Blocks.Count(block => block.Kind == BlockKind.ListItem));
    }

    [Fact]
    public async Task Headings_are_numbered_by_the_level_that_stands_for_their_style()
    {
        var document = await Read(Heading(1, "First") + Heading(2, "A") + Heading(1, "Second") + Heading(2, "B") + Heading(1, null)
            + P("Text."));

        Assert.Equal("Chapter I First\n\n1.1 A\n\nChapter II Second\n\n2.2 B\n\nChapter III\n\nText.", document.Text);
        Assert.Equal(
            ["Chapter I First", "1.1 A", "Chapter II Second", "2.2 B", "Chapter III"], document.Structure.Sections.Select(section =>
                section.Heading));
    }

    [Fact]
    public async Task Deleted_and_switched_off_numbers_do_not_count()
    {
        var document = await Read(
            Item(1, 0, "one") + $"<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
                + $"<w:del>{R("x")}</w:del></w:p>"
            + Item(1, 0, "two") + P("none", "<w:numPr><w:numId w:val='0'/></w:numPr>") + Item(1, 0, "three"));

        Assert.Equal("1. one\n\n2. two\n\nnone\n\n3. three", document.Text);
    }

    [Fact]
    public async Task Giant_numbers_and_levels_are_taken_as_they_come()
    {
        var document = await Read(Item(4, 0, "big") + Item(1, 99, "deep") + Item(99, 0, "nothing"));

        Assert.Equal("20000000001) big\n\ndeep\n\nnothing", document.Text);
    }

    static string Item(int list, int level, string text) =>
        P(text, $"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>");

    static string Heading(int level, string? text) => P(text, $"<w:pStyle w:val='Heading{level}'/>");

    static Task<Document> Read(string body) => Read(Some.Source("a.docx", Docx(body, ("styles", Styles), ("numbering", Numbering))));
}
