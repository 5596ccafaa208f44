using SemanticSearch.Chunking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Chunking;

public class ChunkerTests
{
    [Fact]
    public void A_text_that_fits_is_one_chunk()
    {
        var chunk = Assert.Single(Chunks(Some.Document("  One two. Three four.\n"), tokens: 10));

        Assert.Equal(new Chunk(0, 2, 22, [], 4), chunk with { HeadingPath = [] });
        Assert.Empty(chunk.HeadingPath);
    }

    [Fact]
    public void Whole_sentences_are_packed_up_to_the_budget() =>
        Assert.Equal(
            ["Aa bb cc. Dd ee.", "Ff gg hh ii. Jj.", "Kk ll mm nn."],
            Texts("Aa bb cc. Dd ee. Ff gg hh ii. Jj. Kk ll mm nn.", tokens: 5));

    [Fact]
    public void The_last_sentences_are_repeated_where_they_leave_room()
    {
        Assert.Equal(
            ["Aa bb. Cc dd. Ee ff. Gg hh.", "Gg hh. Ii jj. Kk ll. Mm nn.", "Mm nn. Oo pp. Qq rr. Ss tt."],
            Texts("Aa bb. Cc dd. Ee ff. Gg hh. Ii jj. Kk ll. Mm nn. Oo pp. Qq rr. Ss tt.", tokens: 8, overlap: 1));
        Assert.Equal(
            ["Aa bb. Cc dd. Ee ff. Gg hh.", "Ee ff. Gg hh. Ii jj. Kk ll."],
            Texts("Aa bb. Cc dd. Ee ff. Gg hh. Ii jj. Kk ll.", tokens: 8, overlap: 2));
        Assert.Equal(["Aa bb cc dd ee. Ff.", "Ff. Gg hh ii jj kk."], Texts("Aa bb cc dd ee. Ff. Gg hh ii jj kk.", tokens: 6, overlap: 3));
        Assert.Equal(["Aa bb cc dd. Ee ff.", "Gg hh ii jj kk ll."], Texts("Aa bb cc dd. Ee ff. Gg hh ii jj kk ll.", tokens: 6, overlap: 1));
    }

    [Fact]
    public void A_full_enough_chunk_ends_with_its_paragraph() =>
        Assert.Equal(
            ["Aa bb cc. Dd ee ff.", "Gg hh. Ii jj kk. Ll mm nn oo."],
            Texts("Aa bb cc. Dd ee ff.\n\nGg hh. Ii jj kk. Ll mm nn oo.", tokens: 9));

    [Fact]
    public void A_line_that_leads_on_goes_with_what_follows() =>
        Assert.Equal(
            ["Aa bb cc dd. Ee ff gg.", "Theory\n\nHh ii jj kk. Ll mm."],
            Texts("Aa bb cc dd. Ee ff gg.\n\nTheory\n\nHh ii jj kk. Ll mm.", tokens: 8));

    [Fact]
    public void A_small_tail_is_evened_out() =>
        Assert.Equal(["Aa bb cc dd ee. Ff gg hh ii jj.", "Kk ll mm nn oo. Pp qq rr ss tt. Uu."],
            Texts("Aa bb cc dd ee. Ff gg hh ii jj. Kk ll mm nn oo. Pp qq rr ss tt. Uu.", tokens: 20));

    [Fact]
    public void Sections_are_not_crossed_and_name_the_path()
    {
        const string Text = "Intro.\n\nOne\n\nAa bb.\n\nInner\n\nCc dd.\n\nTwo\n\nEe ff.";
        var document = Some.Document(Text, At(Text, "One", "Two", 1), At(Text, "Inner", "Two", 2), At(Text, "Two", null, 1));

        var chunks = Chunks(document, tokens: 50);

        Assert.Equal(["Intro.", "One\n\nAa bb.", "Inner\n\nCc dd.", "Two\n\nEe ff."], chunks.Select(chunk => Text[chunk.Start..chunk.End]));
        Assert.Equal(["", "One", "One/Inner", "Two"], chunks.Select(chunk => string.Join('/', chunk.HeadingPath)));
        Assert.Equal([0, 1, 2, 3], chunks.Select(chunk => chunk.Ordinal));
    }

    [Fact]
    public void Text_after_an_inner_section_belongs_to_the_outer_one_again()
    {
        const string Text = "Outer\n\nA.\n\nInner\n\nB.\n\nC.";
        var document = Some.Document(Text, new Section(0, Text.Length, 1, "Outer"), At(Text, "Inner", "C.", 2));

        var chunks = Chunks(document, tokens: 50);

        Assert.Equal(["Outer\n\nA.", "Inner\n\nB.", "C."], chunks.Select(chunk => Text[chunk.Start..chunk.End]));
        Assert.Equal(["Outer"], chunks[2].HeadingPath);
    }

    [Fact]
    public void Headings_stay_with_the_text_under_the_innermost()
    {
        const string Text = "Some document\n\nOne\n\nInner\n\nAa bb.\n\nEmpty\n\nTwo\n\nCc dd.";
        var document = Some.Document(
            Text, At(Text, "One", "Empty", 1), At(Text, "Inner", "Empty", 2), At(Text, "Empty", "Two", 1), At(Text, "Two", null, 1));

        var chunks = Chunks(document, tokens: 50);

        Assert.Equal(
            ["Some document\n\nOne\n\nInner\n\nAa bb.", "Empty", "Two\n\nCc dd."],
            chunks.Select(chunk => Text[chunk.Start..chunk.End]));
        Assert.Equal(["One", "Inner"], chunks[0].HeadingPath);
    }

    [Fact]
    public void A_sentence_that_fits_alone_is_whole_even_if_its_heading_does_not_fit_with_it()
    {
        const string Text = "Head line\n\nAa bb cc dd, ee ff gg. Ii jj.";
        var document = Some.Document(Text, new Section(0, Text.Length, 1, "Head line"));

        var chunks = Chunks(document, tokens: 8);

        Assert.Equal(["Head line", "Aa bb cc dd, ee ff gg.", "Ii jj."], chunks.Select(chunk => Text[chunk.Start..chunk.End]));
    }

    [Fact]
    public void A_long_sentence_is_cut_after_clauses_and_then_between_words()
    {
        Assert.Equal(["Aa bb cc, dd ee;", "ff gg hh ii jj."], Texts("Aa bb cc, dd ee; ff gg hh ii jj.", tokens: 5));
        Assert.Equal(["aa bb cc", "dd ee ff", "gg."], Texts("aa bb cc dd ee ff gg.", tokens: 3));
    }

    [Fact]
    public void A_text_without_spaces_is_cut_between_text_elements()
    {
        const string Family = "👨‍👩‍👧";
        var text = string.Concat(Enumerable.Repeat(Family, 100));

        var texts = Texts(text, tokens: 2);

        Assert.Equal(text, string.Concat(texts));
        Assert.All(texts, part => Assert.True(part.Length % Family.Length == 0 && part.Length <= 40));
    }

    [Fact]
    public void Characters_are_counted_where_no_space_parts_the_sentences()
    {
        var document = Some.Document("一二三。四五六。七八九。");
        var chunker = new Chunker(new ChunkingOptions(8, 0), text => text.Length);

        var chunks = chunker.Chunk(document, TestContext.Current.CancellationToken);

        Assert.Equal([(0, 8, 8), (8, 12, 4)], chunks.Select(chunk => (chunk.Start, chunk.End, chunk.Tokens)));
    }

    [Fact]
    public void Each_sentence_is_counted_once()
    {
        var counted = 0;
        var chunker = new Chunker(new ChunkingOptions(10, 2), text =>
        {
            counted += text.Length;
            return Some.Words(text);
        });
        var text = string.Join(' ', Enumerable.Repeat("The Parties shall consult.", 1_000));

        chunker.Chunk(Some.Document(text), TestContext.Current.CancellationToken);

        Assert.Equal(text.Length - 999, counted);
    }

    // Each would take minutes or more if time were not linear in the text.
    [Theory]
    [InlineData("x")]
    [InlineData(".")]
    [InlineData("\n")]
    [InlineData("a ")]
    [InlineData("a, ")]
    [InlineData("。")]
    [InlineData("e\u0301\u0302")]
    [InlineData("\u0301")]
    [InlineData("🇫🇷")]
    public void A_megabyte_of_anything_is_chunked_at_once(string unit)
    {
        var text = "Start " + string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + " end";

        var chunks = Chunks(Some.Document(text), tokens: 100, overlap: 1);

        Assert.Equal(0, chunks[0].Start);
        Assert.Equal(text.Length, chunks[^1].End);
        Assert.All(chunks, chunk => Assert.InRange(chunk.End - chunk.Start, 1, 2_000));
    }

    [Fact]
    public void Speakers_provisions_and_notes_have_chunks_of_their_own()
    {
        const string Text = "Talks\n\nQUESTION: Yes.\nMR. LEE: No. Not now.\n\n1. Decides to act;\n\n2. Requests more.\n\nThe end[1] came.\n\n[1] A note.\n\nLater.";
        var (lee, editor) = (new Speaker("Lee"), new Speaker("Author"));
        var document = Some.Document(Text, new Section(0, Text.Length, 1, "Talks")) with { Facts = new DocumentFacts { Speaker = editor } };
        document = document with
        {
            Structure = document.Structure with
            {
                Turns = [Span(Text, "QUESTION", "MR. LEE", new Speaker("Questioner")), Span(Text, "MR. LEE", "1. Dec", lee)],
                Blocks =
                [
                    new Block(Text.IndexOf("1. Dec", StringComparison.Ordinal), Text.IndexOf("\n\n2. R", StringComparison.Ordinal), BlockKind.Provision, "1"),
                    new Block(Text.IndexOf("2. R", StringComparison.Ordinal), Text.IndexOf("\n\nThe end", StringComparison.Ordinal), BlockKind.Provision, "2"),
                ],
                Notes = [new Note(Text.IndexOf("[1] A", StringComparison.Ordinal), Text.IndexOf("\n\nLater", StringComparison.Ordinal), "1", null)],
                Pages = [new Page(0, Text.IndexOf("2. R", StringComparison.Ordinal), 1), new Page(Text.IndexOf("2. R", StringComparison.Ordinal), Text.Length, 2)],
            },
        };

        var chunks = Chunks(document, tokens: 50);

        Assert.Equal(
            [
                ("Talks\n\nQUESTION: Yes.", "Questioner", 1, false),
                ("MR. LEE: No. Not now.", "Lee", 1, false),
                ("1. Decides to act;", "Author", 1, false),
                ("2. Requests more.", "Author", 2, false),
                ("The end[1] came.", "Author", 2, false),
                ("[1] A note.", null, 2, true),
                ("Later.", "Author", 2, false),
            ],
            chunks.Select(chunk => (Text[chunk.Start..chunk.End], chunk.Speaker?.Name, chunk.Page, chunk.IsNote)));
        Assert.All(chunks, chunk => Assert.Equal(["Talks"], chunk.HeadingPath));
    }

    [Fact]
    public void Rows_of_a_table_are_kept_whole_and_apart_from_prose()
    {
        const string Text = "Aa bb. Cc dd. Ee ff.\n\nX. Y | Z. Q\nU. V | W\n\nGg hh. Ii jj.";
        var (first, second) = (Text.IndexOf("X. Y", StringComparison.Ordinal), Text.IndexOf("U. V", StringComparison.Ordinal));
        var document = Some.Document(Text) with
        {
            Structure = new DocumentStructure
            {
                Blocks = [new Block(first, second - 1, BlockKind.TableRow), new Block(second, second + 8, BlockKind.TableRow)],
            },
        };

        Assert.Equal(
            ["Aa bb. Cc dd. Ee ff.", "X. Y | Z. Q\nU. V | W", "Gg hh. Ii jj."],
            Chunks(document, tokens: 12).Select(chunk => Text[chunk.Start..chunk.End]));
    }

    [Fact]
    public void Cancelling_ends_the_work() =>
        Assert.Throws<OperationCanceledException>(
            () => Some.Chunker(5).Chunk(Some.Document("Some text."), new CancellationToken(canceled: true)));

    static SpeakerTurn Span(string text, string from, string to, Speaker speaker) =>
        new(text.IndexOf(from, StringComparison.Ordinal), text.IndexOf(to, StringComparison.Ordinal), speaker);

    static Section At(string text, string heading, string? next, int level)
    {
        var start = text.IndexOf(heading, StringComparison.Ordinal);
        var end = next is null ? text.Length : text.IndexOf(next, start, StringComparison.Ordinal);
        return new Section(start, end, level, heading);
    }

    static IReadOnlyList<Chunk> Chunks(Document document, int tokens, int overlap = 0) =>
        Some.Chunker(tokens, overlap).Chunk(document, TestContext.Current.CancellationToken);

    static string[] Texts(string text, int tokens, int overlap = 0) =>
        [.. Chunks(Some.Document(text), tokens, overlap).Select(chunk => text[chunk.Start..chunk.End])];
}
