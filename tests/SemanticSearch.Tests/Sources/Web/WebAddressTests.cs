using SemanticSearch.Sources.Web;

namespace SemanticSearch.Tests.Sources.Web;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("HTTPS://Example.ORG", "https://example.org/")]
    [InlineData("https://example.org:443/a#part", "https://example.org/a")]
    [InlineData("http://example.org:8080/a/../b?q=1", "http://example.org:8080/b?q=1")]
    [InlineData(" https://example.org/%7esmith/%c3%a4 ", "https://example.org/~smith/%C3%A4")]
    [InlineData("https://example.org/räte", "https://example.org/r%C3%A4te")]
    [InlineData("https://münchen.example/", "https://xn--mnchen-3ya.example/")]
    [InlineData("https://example.org//evil.example/a", "https://example.org//evil.example/a")]
    [InlineData("https://example.org/a%2Fb", "https://example.org/a%2Fb")]
    public void An_address_has_one_spelling(string text, string expected)
    {
        var address = WebAddress.Of(text);

        Assert.Equal(expected, address?.AbsoluteUri);
        Assert.Equal(expected, WebAddress.Of(address!.AbsoluteUri)?.AbsoluteUri);
    }

    [Theory]
    [InlineData("ftp://example.org/a")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://")]
    [InlineData("example.org/a")]
    [InlineData("")]
    public void Whatever_else_is_none(string text) => Assert.Null(WebAddress.Of(text));

    [Theory]
    [InlineData("https://example.org/a?b=c", "https://example.org/a?b=c")]
    [InlineData("https://example.org/r%C3%A4te/Bericht%20eins.pdf", "https://example.org/räte/Bericht eins.pdf")]
    public void The_id_of_a_page_is_its_address_in_plain_letters(string address, string id) =>
        Assert.Equal(id, WebAddress.IdOf(new Uri(address)));

    [Theory]
    [InlineData("https://example.org/a%2Fb")]
    [InlineData("https://example.org/a_2Fb")]
    [InlineData("https://example.org/a%5Cb")]
    [InlineData("https://example.org/a%20")]
    [InlineData("https://example.org/a%FF")]
    [InlineData("https://example.org/a%E2%80%AEb")]
    [InlineData("https://example.org/a?to=/../b")]
    public void An_id_keeps_the_rules_whatever_the_address(string address)
    {
        var id = WebAddress.IdOf(WebAddress.Of(address)!);

        Assert.Null(DocumentId.Problem(id));
        Assert.NotEqual(id, WebAddress.IdOf(WebAddress.Of(address + "2")!));
    }

    [Fact]
    public void Long_addresses_give_distinct_ids()
    {
        var one = WebAddress.IdOf(new Uri("https://example.org/" + new string('a', 600)));
        var two = WebAddress.IdOf(new Uri("https://example.org/" + new string('a', 601)));

        Assert.Null(DocumentId.Problem(one));
        Assert.NotEqual(one, two);
    }

    [Theory]
    [InlineData("https://example.org/reports/2024.pdf?x=1", "2024.pdf")]
    [InlineData("https://example.org/reports/", "reports")]
    [InlineData("https://example.org/", "example.org")]
    public void A_page_has_the_name_of_its_last_part(string address, string name) =>
        Assert.Equal(name, WebAddress.FileNameOf(new Uri(address)));
}
