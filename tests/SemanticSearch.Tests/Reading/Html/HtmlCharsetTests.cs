using System.Text;
using SemanticSearch.Reading.Html;

namespace SemanticSearch.Tests.Reading.Html;

public class HtmlCharsetTests
{
    [Theory]
    [InlineData("<meta charset=Windows-1252>", "windows-1252")]
    [InlineData("<html><head><META http-equiv='Content-Type' content=\"text/html; charset=ISO-8859-1\">", "iso-8859-1")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>", "utf-16")]
    [InlineData("<!-- <meta charset=x-fake> --><p>charset=no", null)]
    public void The_declared_encoding_is_found(string html, string? expected) =>
        Assert.Equal(expected, HtmlCharset.Declared(Encoding.Latin1.GetBytes(html)));
}
