using System.Text;
using SemanticSearch.Exchange;

namespace SemanticSearch.Tests.Exchange;

public class ImportLineTests
{
    [Theory]
    [InlineData("""{"id":"a","title":"A","text":"Text."}""", null)]
    [InlineData("""{"id":"a","title":"A"}""", "is no document")]
    [InlineData("""{"id":"a","title":"A","text":null}""", "is no document")]
    [InlineData("""{"id":"a","title":"A","text":"Te""", "is no document")]
    [InlineData("""{"id":"a","title":"A","text":"\ud800"}""", "is no document")]
    [InlineData("null", "tells of no document")]
    [InlineData("""{"id":"a%","title":"A","text":"Text."}""", "must not contain control characters")]
    [InlineData("""{"id":"a","title":" ","text":"Text."}""", "has no title")]
    [InlineData("""{"id":"a","title":"A","text":" \n"}""", "has no text")]
    [InlineData("""{"id":"a","title":"A","text":"One.\r\nTwo."}""", "carriage returns")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","contentHash":"12"}""", "no SHA-256")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","metadata":{"x":{"y":1}}}""", "metadata 'x'")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","metadata":{"x":[1,"y",true]}}""", null)]
    [InlineData("""{"id":"a","title":"A","text":"Text.","facts":{"dates":null}}""", "is no document")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","structure":{"blocks":[{"start":0,"end":6,"kind":"paragraph"}]}}""", "blocks beyond its text")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","structure":{"blocks":[null]}}""", "blocks that are empty")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","structure":{"notes":[{"start":0,"end":4,"label":"1","calledAt":9}]}}""", "called beyond")]
    public void A_line_is_a_document_or_says_what_is_wrong(string json, string? problem)
    {
        var line = ImportLine.Parse(1, Encoding.UTF8.GetBytes(json));

        Assert.Equal(problem is null, line.Document is not null);
        if (problem is null)
            Assert.Null(line.Problem);
        else
            Assert.Contains(problem, line.Problem!, StringComparison.Ordinal);
    }
}
