using SemanticSearch.Tests.Support;
using static SemanticSearch.Tests.Support.OfficeFiles;

namespace SemanticSearch.Tests.Reading.Office;

public class DocxNoteTests : ReadingTests
{
    const string Footnotes = """
        <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/><w:t>never</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Five.</w:t></w:r></w:p><w:p><w:r>
          <w:t>More.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="2"><w:p><w:r><w:t>Two.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="3"><w:p><w:r><w:t>* Own mark.</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="4"><w:p><w:r><w:t>Deleted.</w:t></w:r></w:p></w:footnote>
        """;

    const string Endnotes = "<w:endnote w:id=\"2\"><w:p><w:r><w:t>The end.</w:t></w:r></w:p></w:endnote>";

    [Fact]
    public async Task Notes_have_the_number_that_is_printed_and_the_place_that_calls_them()
    {
        var document = await Read(
            $"<w:p>{R("One")}{Call(5)}{R(", two.")}{Call(2)}{R(" Then")}<w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/>"
                + "<w:t>*</w:t></w:r>"
            + $"<w:del><w:r><w:footnoteReference w:id='4'/></w:r></w:del>{R(" end.")}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>");

        Assert.Equal("One, two. Then end.\n\n[1] Five.\nMore.\n\n[2] Two.\n\n[*] Own mark.\n\n[i] The end.", document.Text);
        Assert.Equal(
            [("1", 3, NoteKind.Footnote), ("2", 9, NoteKind.Footnote), ("*", 14, NoteKind.Footnote), ("i", 19, NoteKind.Endnote)],
            document.Structure.Notes.Select(note => (note.Label, note.CalledAt!.Value, note.Kind)));
    }

    [Fact]
    public async Task Sections_and_settings_tell_how_notes_are_numbered()
    {
        const string Section = "<w:sectPr><w:footnotePr><w:numRestart w:val='eachSect'/></w:footnotePr></w:sectPr>";
        var document = await Read(
            $"<w:p><w:pPr>{Section}</w:pPr>{R("A")}{Call(5)}</w:p><w:p>{R("B")}{Call(2)}</w:p>{Section}",
            ("settings", "<w:footnotePr><w:numFmt w:val='upperLetter'/><w:numStart w:val='3'/></w:footnotePr>"));

        Assert.Equal(["C", "C"], document.Structure.Notes.Select(note => note.Label));
    }

    [Fact]
    public async Task A_note_that_is_called_twice_is_written_once_and_one_that_is_missing_not_at_all()
    {
        var document = await Read($"<w:p>{R("A")}{Call(2)}{R("B")}{Call(2)}{R("C")}{Call(77)}</w:p>");

        Assert.Equal("ABC\n\n[1] Two.", document.Text);
    }

    static string Call(int id) => $"<w:r><w:footnoteReference w:id='{id}'/></w:r>";

    static Task<Document> Read(string body, params (string, string)[] others) =>
        Read(Some.Source("a.docx", Docx(body, [("footnotes", Footnotes), ("endnotes", Endnotes), .. others])));
}
