using System.Text;
using SemanticSearch.Sources.Web.Listing;
using SemanticSearch.Storage;

namespace SemanticSearch.Tests.Sources.Web.Listing;

public sealed class ListContentTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<?xml version='1.0'?><urlset/>", WebSourceKind.Sitemap)]
    [InlineData("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'/>", WebSourceKind.Sitemap)]
    [InlineData("<rss version='0.91'/>", WebSourceKind.Feed)]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'/>", WebSourceKind.Feed)]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>", WebSourceKind.Feed)]
    [InlineData("# pages\nhttps://example.org/a\n\nhttps://example.org/b\n", WebSourceKind.List)]
    [InlineData("A text that names https://example.org/a\n", WebSourceKind.Page)]
    [InlineData("<!doctype html><title>A page</title>", WebSourceKind.Page)]
    [InlineData("", WebSourceKind.Page)]
    public void The_kind_of_a_list_is_told_by_its_content(string text, WebSourceKind kind) =>
        Assert.Equal(kind, ListContent.KindOf(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_list_of_addresses_tells_the_lines_that_are_none()
    {
        var list = AddressList.Read(Encoding.UTF8.GetBytes("\uFEFF# pages\r\nhttps://example.org/a\r\n  \r\nexample.org/b\r\n"));

        Assert.Equal(["https://example.org/a"], list.Pages.Select(page => page.Id));
        Assert.Equal(["example.org/b"], list.Unreadable);
    }

    [Fact]
    public async Task What_is_packed_is_unpacked_up_to_a_limit()
    {
        var text = Encoding.UTF8.GetBytes("<urlset/>");

        Assert.Equal(text, (await ListContent.UnpackAsync(ListContent.Pack(text), Cancel)).ToArray());
        await Assert.ThrowsAsync<InvalidDataException>(() => ListContent.UnpackAsync(ListContent.Pack(new byte[ListContent.MaximumBytes + 1]), Cancel));
        await Assert.ThrowsAsync<InvalidDataException>(() => ListContent.UnpackAsync(new byte[] { 0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8 }, Cancel));
    }
}
