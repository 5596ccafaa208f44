using System.Globalization;
using FsCheck.Xunit;
using SemanticSearch.Chunking;

namespace SemanticSearch.Tests.Chunking;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 500)]
public class ChunkerProperties
{
    [Property]
    public void Sentences_are_in_order_trimmed_and_hold_every_visible_character(Cutting cutting)
    {
        var text = cutting.Document.Text;
        var last = 0;
        foreach (var sentence in SentenceSplitter.Split(text))
        {
            Assert.True(text.AsSpan(last, sentence.Start - last).IsWhiteSpace());
            Assert.True(sentence.End > sentence.Start);
            AssertTrimmed(text, sentence.Start, sentence.End);
            last = sentence.End;
        }
        Assert.True(text.AsSpan(last).IsWhiteSpace());
    }

    [Property]
    public void Chunks_are_in_order_trimmed_and_hold_every_visible_character(Cutting cutting)
    {
        var text = cutting.Document.Text;
        var (lastStart, lastEnd) = (-1, 0);
        var ordinal = 0;
        foreach (var chunk in Chunks(cutting))
        {
            Assert.Equal(ordinal++, chunk.Ordinal);
            Assert.True(chunk.Start > lastStart && chunk.End > lastEnd);
            Assert.True(chunk.Start <= lastEnd || text.AsSpan(lastEnd, chunk.Start - lastEnd).IsWhiteSpace());
            AssertTrimmed(text, chunk.Start, chunk.End);
            (lastStart, lastEnd) = (chunk.Start, chunk.End);
        }
        Assert.True(text.AsSpan(lastEnd).IsWhiteSpace());
    }

    [Property]
    public void No_chunk_is_over_the_budget_unless_it_cannot_be_cut(Cutting cutting)
    {
        foreach (var chunk in Chunks(cutting))
        {
            var words = cutting.Document.Text[chunk.Start..chunk.End];
            Assert.Equal(Marks(words), chunk.Tokens);
            Assert.True(chunk.Tokens <= cutting.Options.Tokens || words.EnumerateRunes().Count() == 1);
            Assert.True(words.Length <= 20 * cutting.Options.Tokens);
        }
    }

    [Property]
    public void No_chunk_crosses_a_section_unless_only_headings_come_before_it(Cutting cutting)
    {
        var (document, _) = cutting;
        foreach (var chunk in Chunks(cutting))
            foreach (var section in document.Structure.Sections.Where(section => section.Start > chunk.Start && section.Start < chunk.End))
            {
                var lines = document.Text[chunk.Start..section.Start].Split('\n', StringSplitOptions.TrimEntries);
                Assert.True(document.Structure.Sections.Count(s => s.Start <= section.Start) >= lines.Count(line => line.Length > 0));
            }
    }

    [Property]
    public void The_path_is_that_of_the_sections_around_the_chunk_or_for_headings_alone_of_the_text_under_them(Cutting cutting)
    {
        var chunks = Chunks(cutting);
        for (var i = 0; i < chunks.Count; i++)
        {
            var chunk = chunks[i];
            var around = cutting.Document.Structure.Sections
                .Where(section => section.Start < chunk.End && section.End >= chunk.End)
                .Select(section => section.Heading)
                .ToList();
            Assert.Equal(around, chunk.HeadingPath.Take(around.Count));
            Assert.True(chunk.HeadingPath.Count == around.Count || ReferenceEquals(chunk.HeadingPath, chunks[i + 1].HeadingPath));
        }
    }

    [Property]
    public void Only_whole_sentences_of_the_same_section_are_repeated(Cutting cutting)
    {
        var (document, options) = cutting;
        foreach (var (chunk, next) in Chunks(cutting).Zip(Chunks(cutting).Skip(1)))
        {
            if (next.Start >= chunk.End)
                continue;
            Assert.Equal(chunk.HeadingPath, next.HeadingPath);
            Assert.DoesNotContain(document.Structure.Sections, section => section.Start >= next.Start && section.Start < chunk.End);
            Assert.InRange(SentenceSplitter.Split(document.Text, next.Start, chunk.End).Count, 1, Math.Max(1, options.Overlap));
            Assert.True(options.Overlap > 0);
        }
    }

    [Property]
    public void No_boundary_is_inside_a_surrogate_pair(Cutting cutting)
    {
        var text = cutting.Document.Text;
        foreach (var chunk in Chunks(cutting))
        {
            Assert.False(SplitsPair(text, chunk.Start));
            Assert.False(SplitsPair(text, chunk.End));
        }
    }

    static bool SplitsPair(string text, int at) =>
        at > 0 && at < text.Length && char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]);

    static void AssertTrimmed(string text, int start, int end)
    {
        Assert.False(char.IsWhiteSpace(text[start]));
        Assert.False(char.IsWhiteSpace(text[end - 1]));
    }

    /// <summary>A counter that, like WordPiece, has several tokens a word, and marks apart from words.</summary>
    static int Marks(string text)
    {
        const int LettersPerToken = 4;
        var tokens = 0;
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLetter = System.Text.Rune.GetUnicodeCategory(rune) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter;
            if (isLetter)
                tokens += letters++ % LettersPerToken == 0 ? 1 : 0;
            else
                (tokens, letters) = (tokens + (System.Text.Rune.IsWhiteSpace(rune) ? 0 : 1), 0);
        }
        return tokens;
    }

    static IReadOnlyList<Chunk> Chunks(Cutting cutting) =>
        new Chunker(cutting.Options, Marks).Chunk(cutting.Document, TestContext.Current.CancellationToken);
}
