using FsCheck.Xunit;
using SemanticSearch.Api.Pages;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Pages;

public class PassageParagraphTests
{
    [Fact]
    public void Empty_lines_part_paragraphs_and_headings_are_told()
    {
        var passage = SomePassage.Of("\nTolls\n\nThey paid,\nevery month:\n- the dam\n \n\nInsurers asked for more.\n") with { HeadingPath = ["The canal", "Tolls"] };

        Assert.Equal(
            [(true, "Tolls"), (false, "They paid, every month:\n- the dam"), (false, "Insurers asked for more.\n")],
            Shown(passage));
    }

    [Fact]
    public void The_title_above_the_text_is_told_like_a_heading()
    {
        var passage = SomePassage.Of("The canal\n\nEgypt closed it.") with { Title = "The canal" };

        Assert.Equal([(true, "The canal"), (false, "Egypt closed it.")], Shown(passage));
    }

    [Fact]
    public void What_is_marked_is_marked_where_it_stands()
    {
        var passage = SomePassage.Of("Ships\n\nEgypt closed it.", start: 50) with
        {
            Highlights = [new Highlight(50, 55, HighlightKind.Word), new Highlight(57, 62, HighlightKind.Word)],
        };

        Assert.Equal(["Ships", "Egypt"], PassageParagraph.Of(passage).SelectMany(one => one.Texts).Where(run => run.IsWord).Select(run => run.Text));
    }

    [Property]
    public void Nothing_but_white_space_is_left_out(string? text)
    {
        var shown = string.Concat(Shown(SomePassage.Of(text ?? "")).Select(one => one.Text));

        Assert.Equal(Bare(text ?? ""), Bare(shown));
    }

    static List<(bool IsHeading, string Text)> Shown(Passage passage) =>
        [.. PassageParagraph.Of(passage).Select(one => (one.IsHeading, string.Concat(one.Texts.Select(run => run.Text))))];

    static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
