using System.Text;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Sources.Web.Listing;

public sealed class FeedReaderTests
{
    static readonly Uri Address = new("https://example.org/feed");

    [Fact]
    public void Rss_2_gives_links_titles_dates_and_content()
    {
        var pages = Read("""
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel><title>News</title><link>https://example.org/</link>
                <item><title>A &lt;b&gt;truce&lt;/b&gt; &amp;amp; talks</title><link>https://example.org/a</link>
                  <pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate><dc:creator>A. Writer</dc:creator>
                  <description>In short.</description><content:encoded><![CDATA[<p>The whole.</p>]]></content:encoded></item>
                <item><title>By its guid</title><guid>https://example.org/b</guid></item>
                <item><title>Nowhere else</title><guid isPermaLink="false">tag:1</guid><content:encoded>Text.</content:encoded></item>
                <item><title>Nothing</title><guid isPermaLink="false">tag:2</guid></item>
              </channel>
            </rss>
            """);

        Assert.Equal(
            ["https://example.org/a", "https://example.org/b", "https://example.org/feed#tag%3A1"],
            pages.Select(page => page.Address.AbsoluteUri));
        Assert.Equal(("A truce & talks", "Tue, 03 Mar 2026 10:00:00 GMT"), (pages[0].Entry!.Title, pages[0].Entry!.Published));
        Assert.Equal(("<p>The whole.</p>", true), (pages[0].Entry!.Content, pages[0].Entry!.IsHtml));
        Assert.Equal(["A. Writer"], pages[0].Entry!.Authors);
        Assert.Null(pages[1].Entry!.Content);
        Assert.Equal([false, false, true], pages.Select(page => page.IsInFeedOnly));
    }

    [Fact]
    public void Rss_1_gives_links_titles_and_dates()
    {
        var page = Assert.Single(Read("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://example.org/"><title>News</title></channel>
              <item rdf:about="https://example.org/a"><title>A truce</title><link>https://example.org/a</link><dc:date>2026-03-03</dc:date></item>
            </rdf:RDF>
            """));

        Assert.Equal("https://example.org/a", page.Address.AbsoluteUri);
        Assert.Equal(("A truce", "2026-03-03"), (page.Entry!.Title, page.Entry.Published));
    }

    [Fact]
    public void Atom_gives_links_relative_to_their_base_times_and_content()
    {
        var pages = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/news/">
              <link rel="self" href="/feed"/>
              <entry xml:base="2026/"><title type="html">A &lt;i&gt;truce&lt;/i&gt;</title><link rel="edit" href="x"/>
                <link rel="alternate" href="a"/><published>2026-03-03T10:00:00Z</published><updated>2026-03-04T10:00:00Z</updated>
                <author><name>A. Writer</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The whole.</p></div></content></entry>
              <entry><title>B</title><link href="https://example.com/b"/><content type="image/png">xxx</content></entry>
            </feed>
            """);

        Assert.Equal(["https://example.org/news/2026/a", "https://example.com/b"], pages.Select(page => page.Address.AbsoluteUri));
        Assert.Equal(("A truce", "2026-03-04T10:00:00Z"), (pages[0].Entry!.Title, pages[0].Modified?.Text));
        Assert.Contains("<p>The whole.</p>", pages[0].Entry!.Content, StringComparison.Ordinal);
        Assert.Null(pages[1].Entry!.Content);
    }

    [Fact]
    public void What_nests_too_deep_or_is_cut_off_is_told()
    {
        var deep = $"<rss>{string.Concat(Enumerable.Repeat("<a>", 500))}{string.Concat(Enumerable.Repeat("</a>", 500))}</rss>";

        Assert.Contains("nest deeper", Assert.Throws<InvalidDataException>(() => Read(deep)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read("<rss><channel><item>"));
        Assert.Equal("is no feed", Assert.Throws<InvalidDataException>(() => Read("<urlset/>")).Message);
    }

    static IReadOnlyList<ListedPage> Read(string text) => ListContent.Read(
        Encoding.UTF8.GetBytes(text), WebSourceKind.Feed, Address, TestContext.Current.CancellationToken).Pages;
}
