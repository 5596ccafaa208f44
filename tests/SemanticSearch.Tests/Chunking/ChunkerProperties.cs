using System.Globalization;
using FsCheck.Xunit;
using SemanticSearch.Chunking;
using SemanticSearch.Embedding;
using SemanticSearch.Embedding.Catalog;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Chunking;

[Properties(Arbitrary = [typeof(Texts)], MaxTest = 1000)]
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
            var embedded = Assert.Single(new EmbeddingText(cutting.Options, Marks).TextsOf(cutting.Document, [chunk]));
            Assert.Equal(Marks(words), chunk.Tokens);
            Assert.EndsWith(words, embedded, StringComparison.Ordinal);
            Assert.True(Marks(embedded) <= cutting.Options.Tokens || words.EnumerateRunes().Count() == 1);
            Assert.True(words.Length <= 20 * cutting.Options.Tokens);
        }
    }

    [Property]
    public void No_chunk_crosses_a_hard_boundary_unless_only_headings_come_before_it(Cutting cutting)
    {
        var (document, _) = cutting;
        var boundaries = HardBoundaries(document.Structure).ToHashSet();
        foreach (var chunk in Chunks(cutting))
            foreach (var boundary in boundaries.Where(boundary => boundary > chunk.Start && boundary < chunk.End))
            {
                var before = document.Text[chunk.Start..boundary];
                if (SplitsPair(document.Text, boundary))
                    before = before[..^1];
                var lines = before.Split('\n', StringSplitOptions.TrimEntries);
                Assert.True(document.Structure.Sections.Count(s => s.Start <= boundary) >= lines.Count(line => line.Length > 0));
            }
    }

    [Property]
    public void Notes_are_told_from_prose_and_speakers_from_each_other(Cutting cutting)
    {
        var structure = cutting.Document.Structure;
        foreach (var chunk in Chunks(cutting))
        {
            // Headings are those of what is under them, even if they have a chunk of their own.
            if (structure.Sections.Any(section => section.Start < chunk.End && cutting.Document.Text.AsSpan(section.Start..chunk.End).IndexOf('\n') < 0))
                continue;
            var last = chunk.End - (SplitsPair(cutting.Document.Text, chunk.End - 1) ? 2 : 1);
            var isNote = structure.Notes.Any(note => Holds(note.Start, note.End, last))
                || structure.Blocks.Any(block => block.Kind == BlockKind.Note && Holds(block.Start, block.End, last));
            var turn = structure.Turns.LastOrDefault(turn => Holds(turn.Start, turn.End, last));
            Assert.Equal(isNote, chunk.IsNote);
            Assert.Equal(isNote ? null : turn?.Speaker ?? cutting.Document.Facts.Speaker, chunk.Speaker);
            Assert.Equal(
                structure.Pages.LastOrDefault(page => page.Start <= chunk.Start) is { } page && page.End > chunk.Start ? page.Number : null,
                chunk.Page);
        }

        // A boundary inside a surrogate pair is moved before it.
        bool Holds(int start, int end, int at) => Rounded(start) <= at && Rounded(end) > at;
        int Rounded(int offset) => SplitsPair(cutting.Document.Text, offset) ? offset - 1 : offset;
    }

    [Property]
    public void Only_a_sentence_that_alone_is_over_the_budget_is_cut(Cutting cutting)
    {
        var (document, options) = (Some.Document(cutting.Document.Text), cutting.Options);
        var chunks = Chunks(new Cutting(document, options));
        var budget = options.Tokens - Marks(new EmbeddingText(options, Marks).ContextOf(document, [], null));
        foreach (var sentence in SentenceSplitter.Split(document.Text))
        {
            var isCut = !chunks.Any(chunk => chunk.Start <= sentence.Start && chunk.End >= sentence.End);
            Assert.True(!isCut || Marks(document.Text[sentence.Start..sentence.End]) > budget || sentence.End - sentence.Start > 20 * options.Tokens);
        }
    }

    [Property]
    public void The_same_document_is_always_cut_alike(Cutting cutting) =>
        Assert.Equal(Chunks(cutting).Select(Essence), Chunks(cutting).Select(Essence));

    [Property(MaxTest = 300)]
    public async Task What_the_built_in_model_gets_is_never_over_the_budget(Cutting cutting)
    {
        var tokenizer = await BuiltIn.Value;
        var options = cutting.Options with { Tokens = cutting.Options.Tokens + 13 };
        int Count(string text) => tokenizer.Count(text);
        var chunks = new Chunker(options, Count).Chunk(cutting.Document, TestContext.Current.CancellationToken);
        var embedded = new EmbeddingText(options, Count).TextsOf(cutting.Document, chunks).ToList();
        foreach (var (chunk, text) in chunks.Zip(embedded))
        {
            Assert.Equal(Count(cutting.Document.Text[chunk.Start..chunk.End]), chunk.Tokens);
            Assert.True(Count(text) <= options.Tokens, text);
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
            Assert.DoesNotContain(HardBoundaries(document.Structure), boundary => boundary > next.Start && boundary < chunk.End);
            Assert.DoesNotContain(document.Structure.Sections, section => section.Start == next.Start);
            if (document.Structure.Blocks.Any(block => block.Kind == BlockKind.TableRow))
                continue;
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

    static readonly Lazy<Task<BertTokenizer>> BuiltIn =
        new(() => BertTokenizer.LoadAsync(Path.Combine(ModelLibrary.BuiltInFolder, "vocab.txt"), CancellationToken.None));

    static IEnumerable<int> HardBoundaries(DocumentStructure structure) =>
        structure.Sections.SelectMany(section => new[] { section.Start, section.End })
            .Concat(structure.Turns.SelectMany(turn => new[] { turn.Start, turn.End }))
            .Concat(structure.Notes.SelectMany(note => new[] { note.Start, note.End }))
            .Concat(structure.Blocks
                .Where(block => block.Kind is BlockKind.Provision or BlockKind.Note)
                .SelectMany(block => new[] { block.Start, block.End }));

    static object Essence(Chunk chunk) => (chunk.Start, chunk.End, chunk.Tokens, chunk.Page, chunk.Speaker, chunk.IsNote);

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
