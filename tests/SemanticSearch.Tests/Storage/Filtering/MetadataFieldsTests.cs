using System.Text.Json;
using SemanticSearch.Storage.Filtering;

namespace SemanticSearch.Tests.Storage.Filtering;

public sealed class MetadataFieldsTests
{
    static readonly FilterDocument Document = Of(
        """
        {"series": ["A", ["B", 7], null], "archive": {"box": 1.50, "shelf": [{"row": true}, {"row": "x"}], "none": null}, "empty": [], "Note": ""}
        """);

    [Theory]
    [InlineData("series", "A|B|7")]
    [InlineData("SERIES", "A|B|7")]
    [InlineData("archive.box", "1.50")]
    [InlineData("archive.shelf.row", "true|x")]
    [InlineData("note", "")]
    public void Lists_give_all_their_values_and_objects_are_entered(string name, string expected) =>
        Assert.Equal(expected.Split('|'), MetadataFields.Values(Document, name).Select(value => value.Text));

    [Theory]
    [InlineData("archive")]
    [InlineData("archive.none")]
    [InlineData("empty")]
    [InlineData("box")]
    public void What_has_no_value_is_missing(string name) => Assert.Empty(MetadataFields.Values(Document, name));

    [Fact]
    public void Names_are_those_of_fields_with_a_value() =>
        Assert.Equal(["series", "archive.box", "archive.shelf.row", "Note"], MetadataFields.Names(Document));

    [Fact]
    public void Objects_are_entered_only_so_deep()
    {
        var deep = Of($"{{\"a\": {string.Concat(Enumerable.Repeat("{\"a\": ", 8))}1{new string('}', 9)}");

        Assert.Empty(MetadataFields.Names(deep));
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_of_any_size_are_values(string number) =>
        Assert.Equal([number], MetadataFields.Values(Of($"{{\"a\": {number}}}"), "a").Select(value => value.Text));

    static FilterDocument Of(string metadata) =>
        new("doc", "Some title", JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(metadata)!, DocumentFacts.None);
}
