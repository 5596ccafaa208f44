using System.Text;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class DocumentReaderTests : ReadingTests
{
    [Fact]
    public async Task Plain_text_is_kept_word_for_word_and_named_after_its_file()
    {
        var document = await Read("speeches/FRA_78.txt", "\nThe  “Parties”\tshall consult.\n\nCafe\u0301 — 1949.\n\n");

        Assert.Equal("The  “Parties”\tshall consult.\n\nCafe\u0301 — 1949.", document.Text);
        Assert.Equal("FRA_78", document.Title);
        Assert.Equal("speeches/FRA_78.txt", document.Id);
        Assert.Empty(document.Metadata);
        Assert.Empty(document.Structure.Sections);
        Assert.Null(document.Location);
    }

    [Fact]
    public async Task The_hash_is_of_the_bytes_as_they_were_and_of_how_they_were_read()
    {
        var marked = await ReadAsync("a.txt", "\uFEFFOne.\r\nTwo.");

        Assert.Equal("One.\nTwo.", marked.Document.Text);
        Assert.Equal(marked.ContentHash.ToArray(), (await ReadAsync("a.txt", "\uFEFFOne.\r\nTwo.")).ContentHash.ToArray());
        Assert.NotEqual(marked.ContentHash.ToArray(), (await ReadAsync("a.txt", "One.\nTwo.")).ContentHash.ToArray());
        Assert.NotEqual(marked.ContentHash.ToArray(), (await ReadAsync("a.md", "\uFEFFOne.\r\nTwo.")).ContentHash.ToArray());

        static async Task<ReadDocument> ReadAsync(string name, string text) =>
            await Some.Reader().ReadAsync(Some.Source(name, Encoding.UTF8.GetBytes(text)), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("One\r\nTwo\rThree\u2028Four\fFive\u0085Six", "One\nTwo\nThree\nFour\nFive\nSix")]
    [InlineData("No\uFEFF mark inside either", "No mark inside either")]
    [InlineData("A non-breaking\u00A0space, a soft\u00ADhyphen and ﬁ stay", "A non-breaking\u00A0space, a soft\u00ADhyphen and ﬁ stay")]
    public async Task Only_line_ends_and_invisible_controls_change(string text, string expected) =>
        Assert.Equal(expected, (await Read("a.txt", text)).Text);

    [Fact]
    public async Task A_stray_control_character_is_dropped() =>
        Assert.Equal(new string('x', 500), (await Read("a.txt", new string('x', 250) + '\u001A' + new string('x', 250))).Text);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public async Task A_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("Déclaration 宣言 🕊")];

        Assert.Equal("Déclaration 宣言 🕊", (await Read(Some.Source("a.txt", bytes))).Text);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'a', (byte)'b', 0xC0, 0xAF, (byte)'c' }, "UTF-8 at byte 2")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xC3 }, "UTF-8 at byte 4")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0, 0x00, 0xDC, (byte)'a', 0 }, "UTF-16")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a', 0, (byte)'b' }, "UTF-16")]
    public async Task Wrong_bytes_are_refused_where_they_are(byte[] bytes, string where) =>
        Assert.Contains(where, await ProblemOf(Some.Source("a.txt", bytes)), StringComparison.Ordinal);

    [Theory]
    [InlineData("\u0000\u0001PNG")]
    [InlineData("text\u0000text")]
    [InlineData("\u0001\u0002\u0003\u0004")]
    public async Task Binary_content_is_refused(string text) =>
        Assert.Contains("looks binary", await ProblemOf("a.txt", text), StringComparison.Ordinal);

    [Theory]
    [InlineData("a.txt", "")]
    [InlineData("a.txt", " \n\t\u00A0 ")]
    [InlineData("a.md", "<!-- nothing -->\n\n***\n")]
    [InlineData("a.md", "---\ntitle: T\n---\n")]
    [InlineData("a.xml", "<TEI><text><body><p> </p></body></text></TEI>")]
    public async Task A_document_without_text_is_refused(string id, string text) =>
        Assert.Contains("has no text", await ProblemOf(id, text), StringComparison.Ordinal);

    [Fact]
    public async Task A_document_over_the_limit_is_refused_however_long_it_is()
    {
        var problem = await ProblemOf(Some.Source("a.txt", new string('x', 2049)), 2048);
        Assert.Contains("limit of 2048 bytes", problem, StringComparison.Ordinal);

        var read = await Some.Reader(2048).ReadAsync(Some.Source("a.txt", new string('x', 2048)), TestContext.Current.CancellationToken);
        Assert.Equal(2048, read.Document.Text.Length);
    }

    [Fact]
    public async Task What_cannot_be_opened_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "gone.txt");

        Assert.Contains("cannot be read", await ProblemOf(DocumentSource.FromFile("gone.txt", path)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_knows_where_it_lies()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a/brief.md", "# Brief\n\nText.");

        var document = await Read(DocumentSource.FromFile("other/id", path));

        Assert.Equal(path, document.Location);
        Assert.Equal("Brief", document.Title);
        Assert.Equal("other/id", document.Id);
    }

    [Theory]
    [InlineData("text/plain", "# Not a heading")]
    [InlineData("text/markdown; charset=utf-8", "Not a heading")]
    public async Task The_media_type_of_a_text_decides_its_format(string mediaType, string expected) =>
        Assert.Equal(expected, (await Read(DocumentSource.FromText("a.md", "# Not a heading", mediaType))).Text);

    [Theory]
    [InlineData("brief", "<?xml version=\"1.0\"?><TEI><text><p>From TEI.</p></text></TEI>", "From TEI.")]
    [InlineData("brief", "<p>As it stands.</p>", "<p>As it stands.</p>")]
    [InlineData("BRIEF.MD", "*Marked*", "Marked")]
    public async Task Without_a_media_type_extension_and_content_decide(string id, string text, string expected) =>
        Assert.Equal(expected, (await Read(id, text)).Text);

    [Theory]
    [InlineData("image/png")]
    [InlineData("nonsense")]
    public async Task A_media_type_that_nothing_reads_is_refused(string mediaType) =>
        Assert.Contains("text/markdown", await ProblemOf(DocumentSource.FromText("a", "text", mediaType)), StringComparison.Ordinal);

    [Fact]
    public async Task An_extension_that_nothing_reads_is_refused() =>
        Assert.Contains(".txt, .text, .md", await ProblemOf("sheet.xlsx", "text"), StringComparison.Ordinal);

    [Fact]
    public void A_source_needs_a_usable_id_and_real_unicode()
    {
        Assert.Equal(ErrorKind.InvalidRequest, Assert.Throws<SemanticSearchException>(() => Some.Source(" a", "text")).Kind);
        var error = Assert.Throws<SemanticSearchException>(() => DocumentSource.FromText("a", "half \ud83d"));
        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains("character 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_not_an_unreadable_document()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Some.Reader().ReadAsync(Some.Source("a.txt", "text"), cancelled));
    }
}
