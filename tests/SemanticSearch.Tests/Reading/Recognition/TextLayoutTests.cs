using FsCheck.Xunit;
using SemanticSearch.Reading;
using SemanticSearch.Reading.Recognition;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Recognition;

public class TextLayoutTests : ReadingTests
{
    static string[] Paragraphs(string text) =>
        [.. TextLayout.Paragraphs(text).Select(block => $"{block.Kind} {block.Label}: {text[block.Start..block.End]}")];

    [Fact]
    public void A_line_is_a_paragraph_where_lines_are_whole() =>
        Assert.Equal(["Paragraph : One is here.", "Paragraph : Two is here."], Paragraphs("One is here.\nTwo is here.\n"));

    [Fact]
    public void Lines_that_were_broken_to_a_width_are_joined() =>
        Assert.Equal(
            [
                "Paragraph : This is a paragraph whose lines\nwere broken by somebody who had\na narrow page.",
                "Paragraph : Here the next one begins, and it\nhas two lines.", "Paragraph 12: 12. The Council met and spoke of\nwhat it had to.",
                "ListItem : - a thing;", "ListItem (a): (a) another thing",
            ],
            Paragraphs(
                "This is a paragraph whose lines\nwere broken by somebody who had\na narrow page.\nHere the next one begins, and it\nhas two lines.\n"
                + "12. The Council met and spoke of\nwhat it had to.\n- a thing;\n(a) another thing"));

    [Property]
    public bool Paragraphs_hold_all_that_is_not_white_space_in_order(string[] words)
    {
        var text = string.Join('\n', words.Select(word => word ?? "")).Replace('\r', ' ');
        var kept = string.Concat(TextLayout.Paragraphs(text).Select(block => text[block.Start..block.End]));
        return string.Concat(kept.Where(c => !char.IsWhiteSpace(c))) == string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
    }

    [Fact]
    public async Task Short_lines_that_stand_alone_head_what_follows()
    {
        var prose = "This is a paragraph of prose that is long enough to be one, since it says something about the matter at hand.";
        var document = await Read(
            "a.txt", $"SUMMARY OF THE MATTER\n\n{prose}\n\nTheory and Practice\n\n{prose}\n\nLooking Strong\n\n{prose}\n\nII. Background\n\n{prose}");

        Assert.Equal(
            [(1, "SUMMARY OF THE MATTER"), (3, "Theory and Practice"), (3, "Looking Strong"), (2, "II. Background")],
            document.Structure.Sections.Select(section => (section.Level, section.Heading)));
    }

    [Theory]
    [InlineData("Mr. President")]
    [InlineData("SECRET/SENSITIVE")]
    [InlineData("Washington, March 5, 1961")]
    [InlineData("It was a line of prose")]
    [InlineData("Theory and Practice")]
    public async Task Other_short_lines_head_nothing(string line) =>
        Assert.Empty((await Read("a.txt", $"Before.\n\n{line}\n\n{new string('x', 120)}")).Structure.Sections);

    [Fact]
    public async Task Speeches_have_paragraphs_and_no_headings()
    {
        foreach (var source in FileSources.Enumerate(Shared.Path("corpora", "ungdc-2023")))
        {
            var structure = (await Read(source)).Structure;
            Assert.Empty(structure.Sections);
            Assert.NotEmpty(structure.Blocks);
        }
    }
}
