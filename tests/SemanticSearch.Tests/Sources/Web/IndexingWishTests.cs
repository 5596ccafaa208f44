using System.Text;
using SemanticSearch.Sources.Web;

namespace SemanticSearch.Tests.Sources.Web;

public sealed class IndexingWishTests
{
    [Theory]
    [InlineData("noindex", true)]
    [InlineData("nofollow, NOINDEX", true)]
    [InlineData("none", true)]
    [InlineData("semanticsearch: noindex", true)]
    [InlineData("otherbot: noindex", false)]
    [InlineData("unavailable_after: 25 Jun 2030 15:00:00 PST", false)]
    [InlineData("max-snippet: 20, noindex", true)]
    [InlineData("index, follow", false)]
    public void A_header_forbids_it_to_all_or_to_us(string value, bool forbids) =>
        Assert.Equal(forbids, IndexingWish.ForbidsInHeader(value));

    [Theory]
    [InlineData("<html><head><meta name=robots content=noindex>", true)]
    [InlineData("<html><head><META content='nofollow, noindex' NAME='Robots' /></head>", true)]
    [InlineData("<html><head><meta name=\"semanticsearch\" content=\"none\"></head>", true)]
    [InlineData("<html><head><meta name=\"googlebot\" content=\"noindex\"></head>", false)]
    [InlineData("<html><head><!-- <meta name=robots content=noindex> --></head>", false)]
    [InlineData("<html><head><script>\"<meta name=robots content=noindex>\"</script></head>", false)]
    [InlineData("<html><head></head><body><meta name=robots content=noindex>", false)]
    [InlineData("<html><head><meta name=robots content=all></head>", false)]
    public void A_page_forbids_it_in_its_head(string html, bool forbids) =>
        Assert.Equal(forbids, IndexingWish.ForbidsInPage(Encoding.UTF8.GetBytes(html)));
}
