using System.Text;
using SemanticSearch.Exchange;

namespace SemanticSearch.Tests.Exchange;

public class ImportLineTests
{
    [Theory]
    [InlineData("""{"id":"a","title":"A","text":"Text."}""", null)]
    [InlineData("""{"id":"a","title":"A"}""", "has no 'text'")]
    [InlineData("""{"id":"a","title":"A","text":null}""", "has no 'text'")]
    [InlineData("""{"id":"a","title":"A","text":"Te""", "is no JSON (at its byte 33: Expected end of string, but instead reached end of data)")]
    [InlineData("""{"id":"a",title:"A"}""", "is no JSON (at its byte 11: 't' is an invalid start of a property name. Expected a '\"')")]
    [InlineData("""["a"]""", "is JSON, but no object")]
    [InlineData("""{"title":"A","text":"Text."}""", "has no 'id'")]
    [InlineData("""{"id":5,"title":"A","text":"Text."}""", "has a value that is no text as 'id'")]
    [InlineData("""{"Id":"a","id":"b","TITLE":5,"text":"Text."}""", "has a value that is no text as 'title'")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","chunks":[{"start":"x"}]}""", "has 'chunks[0].start' in another form")]
    [InlineData("""{"id":"a","title":"A","text":"\ud800"}""", "has half of a character")]
    [InlineData("""{"id":"\ud800","title":"A","text":"Text."}""", "has half of a character")]
    [InlineData("""{"\ud800":1,"id":"a","title":"A","text":null}""", "has half of a character")]
    [InlineData("null", "tells of no document")]
    [InlineData("""{"id":"a%","title":"A","text":"Text."}""", "must not contain control characters")]
    [InlineData("""{"id":"a","title":" ","text":"Text."}""", "has no title")]
    [InlineData("""{"id":"a","title":"A","text":" \n"}""", "has no text")]
    [InlineData("""{"id":"a","title":"A","text":"One.\r\nTwo."}""", "carriage returns")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","contentHash":"12"}""", "no SHA-256")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","metadata":{"x":{"y":1}}}""", "metadata 'x'")]
    [InlineData("""{"id":"a","title":"A","text":"Text.","metadata":{"x":[1,"y",true]}}""", null)]
    [InlineData("""{"id":"a","title":"A","text":"Text.","facts":{"dates":null}}""", "has 'facts.dates' in another form than that of an export")]
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
        Assert.DoesNotContain("SemanticSearch", line.Problem ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", line.Problem ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"a","title":"A"}""", "a")]
    [InlineData("""{"id":"a","title":"A","text":5}""", "a")]
    [InlineData("""{"ID":"a","id":"b"}""", "b")]
    [InlineData("""{"id":"a%","title":"A"}""", null)]
    [InlineData("""{"id":"\ud800","title":"A"}""", null)]
    [InlineData("""{"title":"A","text":"Text."}""", null)]
    [InlineData("""{"id":"a","title":"A","text":"Te""", null)]
    public void A_line_that_is_no_document_is_known_by_its_id_where_it_has_one(string json, string? id) =>
        Assert.Equal(id, ImportLine.Parse(1, Encoding.UTF8.GetBytes(json)).Id);

    [Fact]
    public void A_line_that_is_not_UTF8_says_from_where_on() => Assert.Equal(
        "is not UTF-8 from its byte 8 on",
        ImportLine.Parse(1, (byte[])[.. "{\"id\":\""u8, 0xE9, .. "\",\"title\":\"A\",\"text\":\"Text.\"}"u8]).Problem);
}
