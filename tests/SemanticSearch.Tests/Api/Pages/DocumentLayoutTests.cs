using SemanticSearch.Api.Pages;

namespace SemanticSearch.Tests.Api.Pages;

public class DocumentLayoutTests
{
    const string Text = "Title\n\nFirst line\nstill first.\n\nThe President: Yes.\n[1] A note.";

    static readonly Document Whole = new()
    {
        Id = "memo.txt",
        Title = "Title",
        Text = Text,
        Structure = new DocumentStructure
        {
            Sections = [new Section(0, Text.Length, 2, "Title")],
            Blocks = [Block("First line\nstill first.", BlockKind.Paragraph), Block("[1] A note.", BlockKind.Note)],
            Pages = [new Page(0, 20, 1), new Page(20, Text.Length, 2, "ii")],
            Turns = [new SpeakerTurn(Text.IndexOf("The P", StringComparison.Ordinal), Text.Length, new Speaker("The President"))],
        },
    };

    [Fact]
    public void Blocks_are_paragraphs_and_lines_are_where_there_is_no_block() => Assert.Equal(
        ["Title", "First line\nstill first.", "The President: Yes.", "[1] A note."],
        DocumentLayout.Of(Whole).Select(part => Text[part.Start..part.End]));

    [Fact]
    public void Headings_pages_and_speakers_are_told_where_they_begin()
    {
        var parts = DocumentLayout.Of(Whole);

        Assert.Equal((BlockKind.Heading, 2), (parts[0].Kind, parts[0].Level));
        Assert.Equal([1, 2, null, null], parts.Select(part => part.Page?.Number));
        Assert.Equal([null, null, "The President", null], parts.Select(part => part.Speaker?.Name));
        Assert.Equal(BlockKind.Note, parts[3].Kind);
    }

    static Block Block(string text, BlockKind kind)
    {
        var start = Text.IndexOf(text, StringComparison.Ordinal);
        return new Block(start, start + text.Length, kind);
    }
}
