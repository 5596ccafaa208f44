using FsCheck.Xunit;
using SemanticSearch.Api.Pages;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Pages;

public class MarkedTextTests
{
    [Fact]
    public void Words_and_the_best_sentence_stand_out_each_in_their_way()
    {
        var passage = SomePassage.Of("Ships waited. Egypt closed it.", start: 50) with
        {
            Highlights = [new Highlight(64, 80, HighlightKind.Sentence), new Highlight(64, 69, HighlightKind.Word)],
        };

        Assert.Equal(
            [new TextRun("Ships waited. ", false, false), new TextRun("Egypt", true, true), new TextRun(" closed it.", true, false)],
            MarkedText.Of(passage, passage.Text, 0, passage.Text.Length));
    }

    [Theory]
    [InlineData("one line\nand its end", "one line and its end")]
    [InlineData("A sentence.\nAnother one.", "A sentence.\nAnother one.")]
    [InlineData("these:\n- one\n- two", "these:\n- one\n- two")]
    [InlineData("a paragraph\n\nanother", "a paragraph\n\nanother")]
    [InlineData("\n", "\n")]
    [InlineData("", "")]
    public void Lines_that_only_wrap_are_joined(string text, string shown) => Assert.Equal(shown, MarkedText.Unwrapped(text));

    [Property]
    public void Runs_are_the_text_however_it_is_marked(string? text, (int, int)[] marked, (int, int)[] words)
    {
        var original = text ?? "";

        Assert.Equal(original, string.Concat(MarkedText.Cut(original, 7, marked, words).Select(run => run.Text)));
    }
}
