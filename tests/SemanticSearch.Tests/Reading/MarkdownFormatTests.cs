using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading;

public class MarkdownFormatTests : ReadingTests
{
    [Theory]
    [InlineData("One line\nand the next.\n\n\nAnother.", "One line and the next.\n\nAnother.")]
    [InlineData("*Em*, **strong**, ~~gone~~, `code  x`, [link](http://a.b \"t\") and <http://c.d>.",
        "Em, strong, gone, code x, link and http://c.d.")]
    [InlineData("Hard  \nbreak and<br/>tag.", "Hard\nbreak and\ntag.")]
    [InlineData("A<!-- hidden --> B &amp; C &#8212; \\*D\\*.", "A B & C — *D*.")]
    [InlineData("> Quoted\n> words.\n\nAfter.", "Quoted words.\n\nAfter.")]
    [InlineData("Before:\n\n- one\n- two\n  goes on\n\nAfter.", "Before:\n\n- one\n- two goes on\n\nAfter.")]
    [InlineData("3. three\n4. four\n   - inner\n   - last\n5. five", "3. three\n4. four\n  - inner\n  - last\n5. five")]
    [InlineData("- loose\n\n- items\n\n  with more\n\nAfter.", "- loose\n- items\n\nwith more\n\nAfter.")]
    [InlineData("-\n- empty first\n\nAfter.", "- empty first\n\nAfter.")]
    [InlineData("| A | B |\n|---|---|\n| 1 | *2* |\n\nAfter.", "A | B\n1 | 2\n\nAfter.")]
    [InlineData("```c\n  int  x;\n\n  y();\n```\nAfter.", "  int  x;\n\n  y();\n\nAfter.")]
    [InlineData("Above.\n\n***\n\nBelow.", "Above.\n\nBelow.")]
    [InlineData("<div class=\"a\">Kept <b>words</b> &lt;3<script>x<1</script></div>\n\nAfter.", "Kept words <3\n\nAfter.")]
    [InlineData("Claim.[^1]\n\n[^1]: The source.", "Claim.\n\n[1] The source.")]
    [InlineData("![A map](map.png) of it.", "A map of it.")]
    [InlineData("See [one].\n\n[one]: http://a.b", "See one.")]
    [InlineData("Control&#12;here &#0; and&#8;there.", "Control here \uFFFD andthere.")]
    public async Task Markup_gives_way_to_prose(string markdown, string expected) =>
        Assert.Equal(expected, (await Read("a.md", markdown)).Text);

    [Fact]
    public async Task A_footnote_that_nobody_calls_is_kept_without_a_place()
    {
        var document = await Read("a.md", "Text[^1].\n\n[^1]: Called.\n\n[^9]: Important words.");

        Assert.Equal("Text.\n\n[1] Called.\n\n[9] Important words.", document.Text);
        Assert.Equal([4, null], document.Structure.Notes.Select(note => note.CalledAt));
    }

    [Fact]
    public async Task Headings_open_sections_that_the_next_of_their_level_ends()
    {
        var document = await Read("a.md", """
            Preface.

            # Part *One*
            Text.
            ## Detail
            More.

            Part Two
            ========
            ### Deep
            End.
            """);

        Assert.Equal("Preface.\n\nPart One\n\nText.\n\nDetail\n\nMore.\n\nPart Two\n\nDeep\n\nEnd.", document.Text);
        var two = document.Text.IndexOf("Part Two", StringComparison.Ordinal);
        Assert.Equal(
            [
                new Section(10, two, 1, "Part One"),
                new Section(27, two, 2, "Detail"),
                new Section(two, document.Text.Length, 1, "Part Two"),
                new Section(two + 10, document.Text.Length, 3, "Deep"),
            ],
            document.Structure.Sections);
        Assert.Equal("a", document.Title);
    }

    [Theory]
    [InlineData("# The Title\n\n## First\n\nText.")]
    [InlineData("---\ntitle: The title\n---\n# The Title\n\n## First\n\nText.")]
    public async Task A_first_heading_that_says_the_title_opens_no_section(string markdown)
    {
        var document = await Read("a.md", markdown);

        Assert.Equal("The title", document.Title, ignoreCase: true);
        Assert.Equal("The Title\n\nFirst\n\nText.", document.Text);
        Assert.Equal("First", Assert.Single(document.Structure.Sections).Heading);
    }

    [Fact]
    public async Task A_first_heading_that_says_something_else_opens_a_section()
    {
        var document = await Read("a.md", "---\ntitle: The title\n---\n# Introduction\n\nText.");

        Assert.Equal("The title", document.Title);
        Assert.Equal(new Section(0, document.Text.Length, 1, "Introduction"), Assert.Single(document.Structure.Sections));
    }

    [Fact]
    public async Task An_empty_heading_opens_nothing() =>
        Assert.Empty((await Read("a.md", "Text.\n\n##\n\nMore.")).Structure.Sections);

    [Fact]
    public async Task Footnotes_are_notes_at_the_end_of_the_section_that_calls_them()
    {
        var document = await Read("a.md", """
            # One

            First claim[^a] and a second[^2]. Again[^a].

            # Two

            Text.

            [^a]: The *source* of it.
            [^2]: Two paragraphs.

                The other.
            """);

        Assert.Equal(
            "One\n\nFirst claim and a second. Again.\n\n[a] The source of it.\n\n[2] Two paragraphs.\n\nThe other.\n\nTwo\n\nText.",
            document.Text);
        Assert.Equal(["a", "2"], document.Structure.Notes.Select(note => note.Label));
        Assert.Equal(
            [document.Text.IndexOf(" and a", StringComparison.Ordinal), document.Text.IndexOf(". Again", StringComparison.Ordinal)],
            document.Structure.Notes.Select(note => note.CalledAt));
    }

    [Fact]
    public async Task Quotations_are_blocks_of_their_own_kind()
    {
        var document = await Read("a.md", "Before.\n\n> Quoted.\n>\n> More.\n\nAfter.");

        Assert.Equal(
            [BlockKind.Paragraph, BlockKind.Quotation, BlockKind.Quotation, BlockKind.Paragraph],
            document.Structure.Blocks.Select(block => block.Kind));
    }

    [Theory]
    [InlineData(">")]
    [InlineData("[")]
    [InlineData("*a ")]
    [InlineData("- ")]
    [InlineData("`")]
    [InlineData("![](")]
    [InlineData("[a][")]
    [InlineData("<!--")]
    public async Task Hostile_nesting_ends_in_a_document_or_an_error(string unit)
    {
        var source = Some.Source("a.md", "Text.\n\n" + string.Concat(Enumerable.Repeat(unit, 20_000)) + "x");

        var error = await Record.ExceptionAsync(() => Read(source));

        Assert.True(error is null or SemanticSearchException { Kind: ErrorKind.UnreadableDocument }, error?.ToString());
    }
}
