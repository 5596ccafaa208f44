using System.Text.Json;
using SemanticSearch.Citing;

namespace SemanticSearch.Tests.Citing;

public class CslJsonTests
{
    // Item types and variables of CSL 1.0.2 that we use (https://docs.citationstyles.org/en/v1.0.2/specification.html#appendix-iv-variables).
    static readonly string[] Types = ["speech", "report", "webpage", "document"];
    static readonly string[] Texts = ["id", "type", "title", "publisher", "container-title", "number", "DOI", "URL", "page", "section", "language"];

    [Fact]
    public void A_speech_is_an_item_with_its_day_and_speaker()
    {
        var item = Write(SomePassage.Of(SomePassage.Speech));

        Assert.Equal("speech", item.GetProperty("type").GetString());
        Assert.Equal("On {water} & peace: 50% of it", item.GetProperty("title").GetString());
        Assert.Equal("John F. Kennedy", item.GetProperty("author")[0].GetProperty("literal").GetString());
        Assert.Equal([1961, 9, 25], item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal("iv–v", item.GetProperty("page").GetString());
    }

    [Fact]
    public void Names_have_parts_only_where_the_source_parts_them()
    {
        var author = Write(SomePassage.Of(SomePassage.Paper)).GetProperty("author");

        Assert.Equal(("Quandt", "William B."), (author[0].GetProperty("family").GetString(), author[0].GetProperty("given").GetString()));
        Assert.Equal("The Brookings Institution", author[1].GetProperty("literal").GetString());
    }

    [Fact]
    public void Every_item_keeps_the_schemas_rules()
    {
        foreach (var facts in new[] { SomePassage.Speech, SomePassage.Paper, DocumentFacts.None, Ranged() })
        {
            var item = Write(SomePassage.Of(facts));
            Assert.Contains(item.GetProperty("type").GetString(), Types);
            Assert.False(string.IsNullOrEmpty(item.GetProperty("id").GetString()));
            foreach (var field in item.EnumerateObject())
            {
                if (field.Name == "author")
                    Assert.All(field.Value.EnumerateArray(), name => Assert.True(name.TryGetProperty("literal", out _) || name.TryGetProperty("family", out _)));
                else if (field.Name == "issued")
                    Assert.All(field.Value.GetProperty("date-parts").EnumerateArray(), parts => Assert.InRange(parts.GetArrayLength(), 1, 3));
                else
                    Assert.True(Texts.Contains(field.Name) && field.Value.ValueKind == JsonValueKind.String, field.Name);
            }
        }
    }

    static DocumentFacts Ranged() => new()
    {
        Dates = [new DocumentDate(DateKind.Written, new DateInterval(new(1947, 6, 1), new(1948, 2, 3), DatePrecision.Range))],
        Url = "https://example.org",
    };

    static JsonElement Write(Passage passage)
    {
        var items = JsonSerializer.Deserialize<JsonElement>(CitationExport.Write(passage, CitationFormat.Csl));
        return Assert.Single(items.EnumerateArray());
    }
}
