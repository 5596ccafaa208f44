using System.Text;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Sources.Web.Listing;

public sealed class SitemapReaderTests
{
    static readonly Uri Address = new("https://example.org/sitemap.xml");

    [Fact]
    public void A_sitemap_gives_addresses_and_times_and_no_pictures()
    {
        var list = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
              <url><loc> https://example.org/a?x=1&amp;y=2 </loc><lastmod>2026-03-01</lastmod>
                <image:image><image:loc>https://example.org/a.png</image:loc></image:image></url>
              <url><lastmod>2026-03-01T10:00:00+01:00</lastmod><loc><![CDATA[https://example.org/b]]></loc></url>
              <url><loc>mailto:nobody</loc></url>
              <url><lastmod>2026</lastmod><loc>/c</loc></url>
              <url><lastmod>2026</lastmod></url>
            </urlset>
            """);

        Assert.Equal(
            ["https://example.org/a?x=1&y=2", "https://example.org/b", "https://example.org/c"],
            list.Pages.Select(page => page.Address.AbsoluteUri));
        Assert.Equal(["mailto:nobody"], list.Unreadable);
        Assert.Equal("2026-03-01", list.Pages[0].Modified?.Text);
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 9, 1, 0, TimeSpan.Zero), list.Pages[1].Modified?.Until);
        Assert.Null(list.Pages[2].Modified?.Until);
    }

    [Fact]
    public void An_index_gives_sitemaps()
    {
        var list = Read("""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
              <sitemap><loc>https://example.org/1.xml.gz</loc></sitemap><sitemap><loc>2.xml</loc></sitemap>
            </sitemapindex>
            """);

        Assert.Empty(list.Pages);
        Assert.Equal(["https://example.org/1.xml.gz", "https://example.org/2.xml"], list.Lists.Select(address => address.AbsoluteUri));
    }

    [Theory]
    [InlineData("<urlset><url><loc>https://example.org/</loc>", "is not well-formed XML")]
    [InlineData("<!DOCTYPE u [<!ENTITY e \"x\">]><urlset><url><loc>&e;</loc></url></urlset>", "is not well-formed XML")]
    [InlineData("<html><body>Not found</body></html>", "is no sitemap")]
    [InlineData("", "is no sitemap")]
    public void What_is_none_is_told(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<InvalidDataException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_time_of_a_day_ends_when_the_day_has_ended_everywhere()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero), ListedTime.Of("2026-03-01")?.Until);
        Assert.Null(ListedTime.Of("last week")?.Until);
        Assert.Null(ListedTime.Of(" "));
    }

    static ListDocument Read(string text) => ListContent.Read(
        Encoding.UTF8.GetBytes(text), WebSourceKind.Sitemap, Address, TestContext.Current.CancellationToken);
}
