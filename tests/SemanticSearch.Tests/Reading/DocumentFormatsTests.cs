using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class DocumentFormatsTests : ReadingTests
{
    const string Tei = "<TEI><text><p>From TEI.</p></text></TEI>";

    [Theory]
    [InlineData("a.txt", "<?xml version='1.0'?>\n<!-- a > b -->\n" + Tei)]
    [InlineData("a.md", Tei)]
    [InlineData("a.unknown", Tei)]
    [InlineData("a", "\uFEFF <tei:TEI xmlns:tei='http://www.tei-c.org/ns/1.0'><tei:text><tei:p>From TEI.</tei:p></tei:text></tei:TEI>")]
    public async Task Tei_is_told_by_its_root_whatever_its_name(string name, string text) =>
        Assert.Equal("From TEI.", (await Read(name, text)).Text);

    [Theory]
    [InlineData("a.txt", "A text about <TEI> and <html>.")]
    [InlineData("a.txt", "<p>A passage of HTML.</p>")]
    [InlineData("a.txt", "PK is short for Pakistan. %PDF- is not a header here.")]
    public async Task What_only_speaks_of_markup_is_text(string name, string text) => Assert.Equal(text, (await Read(name, text)).Text);

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, "PNG image")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }, "before 2007")]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "JPEG image")]
    [InlineData(new byte[] { 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C }, "7-Zip")]
    [InlineData(new byte[] { 0x7B, 0x5C, 0x72, 0x74, 0x66, 0x31 }, "Rich Text")]
    public async Task What_is_no_text_is_named(byte[] bytes, string expected)
    {
        foreach (var name in (string[])["a.txt", "a.md", "a", "a.pdf"])
            Assert.Contains(expected, await ProblemOf(Some.Source(name, bytes)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_is_told_from_an_archive()
    {
        var workbook = Pack.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

        Assert.Contains("Excel workbook", (await Expansion.OfAsync("a.zip", workbook)).OnlyFailure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one.zip", "This is no archive.")]
    [InlineData("one.tar.GZ", "")]
    [InlineData("one.tbz2", "PK")]
    public async Task What_has_the_name_of_an_archive_and_is_none_is_told_to_be_damaged(string name, string text) => Assert.Equal(
        $"'{name}': has the extension '{Path.GetExtension(name)}', but is no such archive, or a damaged one; fetch or pack it again",
        (await Expansion.OfAsync(name, Encoding.UTF8.GetBytes(text))).OnlyFailure);

    [Fact]
    public async Task What_has_the_media_type_of_an_archive_and_is_none_is_told_to_be_damaged() => Assert.Equal(
        "'one': has the media type 'application/zip; x=y', but is no such archive, or a damaged one; fetch or pack it again",
        await ProblemOf(DocumentSource.FromText("one", "This is no archive.", "application/zip; x=y")));

    [Fact]
    public async Task What_has_another_name_and_is_of_no_format_is_told_what_is_read() => Assert.StartsWith(
        "'one.exe': has the extension '.exe', which is not read; convert it to one of .txt",
        await ProblemOf(Some.Source("one.exe", "This is no program.")),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_media_type_is_honoured_for_text() =>
        Assert.Equal(Tei, (await Read(DocumentSource.FromText("a", Tei, "text/plain"))).Text);

    [Fact]
    public void Folders_take_archives_and_tables_but_not_their_mappings()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a.zip", "b.tar.gz", "c.csv", "c.mapping.yaml", "c.mapping.json", "d.jsonl", "d.mapping.yaml", "e.jsonl", "f.exe"])
            folder.Write($"c/{name}");

        var found = FileSources.Enumerate(folder.At("c")).Select(source => source.FileName);

        Assert.Equal(["a.zip", "b.tar.gz", "c.csv", "d.jsonl"], found);
    }
}
