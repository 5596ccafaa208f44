using System.Text.Json;

namespace SemanticSearch.Tests.Reading;

public class FrontMatterTests : ReadingTests
{
    [Theory]
    [InlineData("a.md")]
    [InlineData("a.txt")]
    public async Task Fields_become_title_and_metadata(string id)
    {
        var document = await Read(id, """
            ---
            title: "ANZUS and
              New Zealand"
            Date: 2024-06-27
            country: [NZL, USA, NO]
            period: 1984-1987
            year: 1984
            share: 0.5
            classified: false
            speaker: no
            note:
            origin: { Archive: "12", Box: 7 }
            ---

            The text.
            """);

        Assert.Equal("ANZUS and New Zealand", document.Title);
        Assert.Equal("The text.", document.Text);
        Assert.Equal(
            """{"date":"2024-06-27","country":["NZL","USA","NO"],"period":"1984-1987","year":1984,"share":0.5,"""
            + """
            "classified":false,"speaker":"no","origin":{"archive":"12","box":7}}
            """,
            JsonSerializer.Serialize(document.Metadata));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("-7", "-7")]
    [InlineData("007", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("6.02e23", "6.02E+23")]
    [InlineData("True", "true")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("'12'", "\"12\"")]
    [InlineData("!!str 12", "\"12\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("1e999", "\"1e999\"")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("[a, null, [1]]", "[\"a\",[1]]")]
    public async Task Values_are_typed_by_the_core_schema(string yaml, string json)
    {
        var document = await Read("a.md", $"---\nfield: {yaml}\n---\nText.");

        Assert.Equal(json, document.Metadata["field"].GetRawText());
    }

    [Theory]
    [InlineData("---\n\nA rule opens this text.\n\n---\n\nMore.")]
    [InlineData("---\nNobody closes this: really.\n\nMore.")]
    [InlineData("---\nJust a line between rules\n---\nMore.")]
    [InlineData("--- title: no\n---\nMore.")]
    public async Task Rules_in_a_text_are_no_front_matter(string text)
    {
        var document = await Read("a.txt", text);

        Assert.Equal(text, document.Text);
        Assert.Empty(document.Metadata);
    }

    [Theory]
    [InlineData("---\n---\nText.")]
    [InlineData("---\n# only a comment\n...\nText.")]
    public async Task An_empty_block_has_no_fields(string text) => Assert.Equal("Text.", (await Read("a.txt", text)).Text);

    [Theory]
    [InlineData("title: a\ntags: [a, b\nmore: c", "line ")]
    [InlineData("title: a\ntitle: b", "line 3")]
    [InlineData("tags:\n  - &a x\n  - *a", "line 4")]
    [InlineData("title: [a]", "title")]
    [InlineData("x: [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "line 2")]
    public async Task Malformed_front_matter_is_refused_with_its_line(string yaml, string expected) =>
        Assert.Contains(expected, await ProblemOf("a.md", $"---\n{yaml}\n---\nText."), StringComparison.Ordinal);

    [Fact]
    public async Task A_long_nest_of_brackets_is_refused_at_once() =>
        await ProblemOf("a.md", $"---\nx: {new string('[', 60_000)}\n---\nText.");
}
