using System.Globalization;
using System.Text;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Epub;

public class EpubFormatTests : ReadingTests
{
    const string Navigation = """
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
        <nav epub:type="toc"><ol><li><a href="one.xhtml">Chapter One</a></li><li><a href="text/two%20b.xhtml">Two</a></li></ol></nav>
        <nav epub:type="page-list"><ol><li><a href="text/two%20b.xhtml#p">12</a></li></ol></nav></body></html>
        """;

    static readonly (string, string)[] Texts =
    [
        ("one.xhtml", """
            <p>First words.<a epub:type="noteref" href="text/../notes.xhtml#n1">1</a> More.<span epub:type="pagebreak" title="11"/> Next.</p>
            """),
        ("text/two b.xhtml", """<h1>Two</h1><p>Second<a id="p"/> chapter.</p>"""),
        ("notes.xhtml", """<aside epub:type="footnote" id="n1"><p><a href="one.xhtml">1</a>. The note.</p></aside>"""),
    ];

    [Fact]
    public async Task A_book_is_one_document_of_its_texts_in_reading_order()
    {
        var document = await Read(Some.Source("a.epub", EpubBook.Of(Texts, ("OEBPS/nav.xhtml", Navigation))));

        Assert.Equal("A Book", document.Title);
        Assert.Equal("Chapter One\n\nFirst words. More. Next.\n\n[1] The note.\n\nTwo\n\nSecond chapter.", document.Text);
        Assert.Equal(["Chapter One", "Two"], document.Structure.Sections.Select(section => section.Heading));
        var note = Assert.Single(document.Structure.Notes);
        Assert.Equal("Chapter One\n\nFirst words.".Length, note.CalledAt);
        Assert.Equal(["11", "12"], document.Structure.Pages.Select(page => page.Label).Distinct());
        Assert.Equal("1979-03-26", document.Metadata["date_published"].GetString());
        Assert.Equal("Ann Author", document.Metadata["author"][0].GetString());
    }

    [Fact]
    public async Task An_encrypted_book_is_refused()
    {
        var book = EpubBook.Of(Texts, ("META-INF/encryption.xml",
            """<encryption><CipherData><CipherReference URI="OEBPS/one.xhtml"/></CipherData></encryption>"""));

        Assert.Contains("rights management", await ProblemOf(Some.Source("a.epub", book)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_unpacks_to_far_more_than_its_size_is_refused()
    {
        var book = EpubBook.Of([("one.xhtml", new string(' ', 32 << 20))]);

        Assert.Contains("are not unpacked; split it", await ProblemOf(Some.Source("a.epub", book)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<package/>", "without texts")]
    [InlineData("<package", "not well-formed")]
    [InlineData("""<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><package>&b;</package>""", "not well-formed")]
    public async Task A_damaged_package_is_refused(string package, string expected)
    {
        var book = EpubBook.Pack([("META-INF/container.xml", """<c><rootfile full-path="p.opf"/></c>"""), ("p.opf", package)]);

        Assert.Contains(expected, await ProblemOf(Some.Source("a.epub", book)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_leads_out_of_the_book_is_refused()
    {
        var book = EpubBook.Pack([("META-INF/container.xml", """<c><rootfile full-path="../../etc/passwd"/></c>""")]);

        Assert.Contains("names no package", await ProblemOf(Some.Source("a.epub", book)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_file_is_refused() =>
        Assert.Contains("is a damaged zip archive", await ProblemOf("a.epub", "No book."), StringComparison.Ordinal);

    [Fact]
    public async Task Damaged_books_end_in_a_document_or_an_error()
    {
        var packed = new Mutations(seed: 1, EpubBook.Of(Texts, ("OEBPS/nav.xhtml", Navigation)));
        var unpacked = new Mutations(seed: 2, Encoding.UTF8.GetBytes(Navigation));
        for (var i = 0; i < Fuzz.Inputs; i++)
        {
            // What is damaged before it is packed gets past the checksums.
            var bytes = i % 2 == 0
                ? packed.Next()
                : EpubBook.Of(Texts, ("OEBPS/nav.xhtml", Encoding.Latin1.GetString(unpacked.Next())));
            var error = await Record.ExceptionAsync(() => Read(Some.Source("a.epub", bytes)));
            Assert.True(
                error is null or SemanticSearchException { Kind: ErrorKind.UnreadableDocument },
                string.Create(CultureInfo.InvariantCulture, $"input {i}: {error}"));
        }
    }
}
