using SemanticSearch.Search.Context;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Search.Context;

public class PassageSurroundingsTests
{
    // Two sections, the second inside the first; three pages; four paragraphs.
    const string Text = "Part one\n\nAlpha came first. It stayed.\n\nPart two\n\nBeta spoke here. Gamma listened. Delta left.\n\nEpsilon closed it.";

    static readonly Document Paged = Some.Document(Text) with
    {
        Structure = new DocumentStructure
        {
            Sections = [new Section(0, Text.Length, 1, "Part one"), new Section(At("Part two"), Text.Length, 2, "Part two")],
            Pages = [new Page(0, At("\n\nPart two"), 1, "i"), new Page(At("Part two"), At(" Delta"), 2), new Page(At("Delta"), Text.Length, 3)],
            Blocks =
            [
                new Block(0, 8, BlockKind.Heading),
                new Block(At("Alpha"), At("\n\nPart two"), BlockKind.Paragraph),
                new Block(At("Part two"), At("\n\nBeta"), BlockKind.Heading),
                new Block(At("Beta"), At("\n\nEpsilon"), BlockKind.Paragraph),
                new Block(At("Epsilon"), Text.Length, BlockKind.Paragraph),
            ],
        },
    };

    [Theory]
    [InlineData(ContextUnit.Sentences, 1, "Beta spoke here.", "Delta left.")]
    [InlineData(ContextUnit.Chars, 9, "here.", "Delta")]
    [InlineData(ContextUnit.Paragraph, 1, "Beta spoke here.", "Delta left.")]
    [InlineData(ContextUnit.Paragraph, 2, "Part two\n\nBeta spoke here.", "Delta left.\n\nEpsilon closed it.")]
    [InlineData(ContextUnit.Section, 1, "Part two\n\nBeta spoke here.", "Delta left.\n\nEpsilon closed it.")]
    [InlineData(ContextUnit.Page, 1, "Part two\n\nBeta spoke here.", "")]
    [InlineData(ContextUnit.Page, 2, "Part one\n\nAlpha came first. It stayed.\n\nPart two\n\nBeta spoke here.", "Delta left.\n\nEpsilon closed it.")]
    public void The_context_is_counted_in_its_unit(ContextUnit unit, int count, string before, string after)
    {
        var (start, end) = (At("Gamma"), At(" Delta"));
        var window = new ContextWindow(count, count, unit);

        Assert.Equal(before, PassageSurroundings.Before(Paged, start, window).Text);
        Assert.Equal(after, PassageSurroundings.After(Paged, end, window).Text);
    }

    [Fact]
    public void The_second_section_around_a_passage_is_its_parent() =>
        Assert.Equal(0, PassageSurroundings.Before(Paged, At("Gamma"), new ContextWindow(2, 0, ContextUnit.Section)).Start);

    [Theory]
    [InlineData(ContextUnit.Sentences)]
    [InlineData(ContextUnit.Chars)]
    [InlineData(ContextUnit.Paragraph)]
    [InlineData(ContextUnit.Section)]
    [InlineData(ContextUnit.Page)]
    public void It_never_leaves_the_document_and_slices_it_exactly(ContextUnit unit)
    {
        foreach (var document in new[] { Paged, Some.Document(Text) })
        {
            var window = new ContextWindow(6, 6, unit);
            for (var start = 0; start < Text.Length; start += 3)
            {
                var end = Math.Min(Text.Length, start + 11);
                var (before, after) = (PassageSurroundings.Before(document, start, window), PassageSurroundings.After(document, end, window));

                Assert.InRange(before.Start, 0, before.End);
                Assert.InRange(before.End, before.Start, start);
                Assert.InRange(after.Start, end, after.End);
                Assert.InRange(after.End, after.Start, Text.Length);
                Assert.Equal(Text[before.Start..before.End], before.Text);
                Assert.Equal(Text[after.Start..after.End], after.Text);
                Assert.False(before.IsCut || after.IsCut);
            }
        }
    }

    [Fact]
    public void A_context_over_the_limit_is_cut_between_words_and_says_so()
    {
        var filler = string.Join(' ', Enumerable.Repeat("negotiation", 2_000));
        var document = Some.Document($"{filler} Here. {filler}");
        var start = document.Text.IndexOf("Here.", StringComparison.Ordinal);
        var window = new ContextWindow(1, 1, ContextUnit.Section);

        var (before, after) = (PassageSurroundings.Before(document, start, window), PassageSurroundings.After(document, start + 5, window));

        Assert.True(before.IsCut && after.IsCut);
        Assert.InRange(before.Text.Length, ContextWindow.MaximumCharacters - 20, ContextWindow.MaximumCharacters);
        Assert.StartsWith("negotiation ", before.Text, StringComparison.Ordinal);
        Assert.EndsWith(" negotiation", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_blocks_has_a_paragraph_a_line()
    {
        var document = Some.Document("First line.\n\nSecond line. It goes on.\nThird line.");
        var start = document.Text.IndexOf("It goes", StringComparison.Ordinal);

        Assert.Equal("Second line.", PassageSurroundings.Before(document, start, new ContextWindow(1, 0, ContextUnit.Paragraph)).Text);
        Assert.Equal(
            "First line.\n\nSecond line.", PassageSurroundings.Before(document, start, new ContextWindow(2, 0, ContextUnit.Paragraph)).Text);
    }

    [Fact]
    public void Surrogate_pairs_are_never_parted()
    {
        var document = Some.Document(string.Concat(Enumerable.Repeat("🕊", 40)));
        for (var size = 1; size < 20; size++)
        {
            var window = new ContextWindow(size, size, ContextUnit.Chars);
            var (before, after) = (PassageSurroundings.Before(document, 40, window), PassageSurroundings.After(document, 42, window));

            Assert.DoesNotContain('\uFFFD', new string(before.Text.EnumerateRunes().SelectMany(rune => rune.ToString()).ToArray()));
            Assert.True(before.Text.Length % 2 == 0 && after.Text.Length % 2 == 0);
        }
    }

    static int At(string words) => Text.IndexOf(words, StringComparison.Ordinal);
}
