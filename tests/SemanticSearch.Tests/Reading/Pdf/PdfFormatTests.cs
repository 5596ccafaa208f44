using SemanticSearch.Reading.Pdf;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Pdf;

public sealed class PdfFormatTests : PdfReadingTests
{
    static readonly string[] Prose =
    [
        "The delegation arrived on Monday and asked for a meeting with the minister before the",
        "formal session began. It was told that the minister would receive it on the following",
        "day, and that the agenda had been agreed with the other parties some weeks before.",
    ];

    [Fact]
    public async Task Lines_of_a_paragraph_are_joined_and_a_short_line_ends_it()
    {
        string[] second = ["A new paragraph begins here, and it goes on to the end of the line and then to the next", "one."];

        var document = await Read(new PdfPages().Page().Lines(72, 700, [.. Prose, .. second]).ToBytes());

        Assert.Equal([string.Join(' ', Prose), string.Join(' ', second)], Blocks(document, BlockKind.Paragraph));
    }

    [Fact]
    public async Task Columns_are_read_one_after_the_other_and_headings_across_them_first()
    {
        var pages = new PdfPages().Page().Text(72, 740, "A heading that stands across both of the columns below", size: 18, bold: true);
        var left = Enumerable.Range(1, 6).Select(i => $"left line number {i} of the first column is").ToArray();
        var right = Enumerable.Range(1, 6).Select(i => $"right line number {i} of the other column is").ToArray();
        for (var i = 0; i < 6; i++)
            pages.Text(72, 700 - 13 * i, left[i]).Text(320, 700 - 13 * i, right[i]);

        var document = await Read(pages.ToBytes());

        Assert.Equal(
            "A heading that stands across both of the columns below " + string.Join(' ', left) + " " + string.Join(' ', right),
            string.Join(' ', document.Text.Split((char[])['\n', ' '], StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Running_titles_and_page_numbers_go_and_the_number_labels_the_page()
    {
        var pages = new PdfPages();
        for (var i = 0; i < 4; i++)
            pages.Page().Text(200, 760, "Proceedings of the Conference").Lines(72, 700, Prose).Text(300, 30, $"Page {i + 11} of 20");

        var document = await Read(pages.ToBytes());

        Assert.DoesNotContain("Proceedings", document.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("of 20", document.Text, StringComparison.Ordinal);
        Assert.Equal([(1, "11"), (2, "12"), (3, "13"), (4, "14")], document.Structure.Pages.Select(page => (page.Number, page.Label)));
    }

    [Fact]
    public async Task The_first_and_last_lines_of_a_text_are_no_running_titles()
    {
        var pages = new PdfPages();
        for (var i = 0; i < 3; i++)
            pages.Page().Lines(72, 740, [.. Prose, .. Prose]);

        var document = await Read(pages.ToBytes());

        Assert.Equal(6, document.Text.Split("The delegation arrived").Length - 1);
    }

    [Fact]
    public async Task Words_that_line_ends_cut_are_mended_and_hyphens_of_words_stay()
    {
        var document = await Read(new PdfPages().Page().Lines(
            72, 700,
            "The right of peoples to self-determination was named first, and everybody had the inter-",
            "national order in mind. A few delegates thought that it would be best to leave the self-",
            "determination of peoples to a later conference, which none of them wished to be held at the",
            "same time as the other, nor at the place which had been thought of for it; the Franco-",
            "German talks went on.").ToBytes());

        Assert.Contains("the international order", document.Text, StringComparison.Ordinal);
        Assert.Contains("leave the self-determination of", document.Text, StringComparison.Ordinal);
        Assert.Contains("the Franco-German talks", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paragraph_over_a_page_break_is_one_and_the_pages_meet_at_the_word()
    {
        var document = await Read(new PdfPages()
            .Page().Lines(72, 120, Prose[0], Prose[1])
            .Page().Lines(72, 720, Prose[2], "The end of the matter was reached in May.").ToBytes());

        Assert.Equal(string.Join(' ', Prose), Blocks(document, BlockKind.Paragraph)[0][..string.Join(' ', Prose).Length]);
        Assert.Equal(1, PageOf(document, "on the following"));
        Assert.Equal(2, PageOf(document, "day, and"));
        Assert.Equal(document.Structure.Pages[0].End + 1, document.Structure.Pages[1].Start);
    }

    [Fact]
    public async Task Footnotes_are_set_apart_with_their_calls_and_their_own_pages()
    {
        var pages = new PdfPages().Page().Lines(72, 700, Prose);
        var call = pages.EndOf(72, Prose[2]);
        pages.Raised(call, 700 - 26, "1").Rule(72, 130, 120)
            .Raised(72, 118, "1").Text(76, 118, "Minutes of the meeting, box 4. The note goes on over the end of", size: 9)
            .Text(72, 107, "its page, as long notes", size: 9)
            .Page().Lines(72, 700, Prose).Rule(72, 130, 120).Text(72, 118, "do when there is much to say.", size: 9);

        var document = await Read(pages.ToBytes());

        var note = Assert.Single(document.Structure.Notes);
        Assert.Equal("1", note.Label);
        Assert.Equal(
            "[1] Minutes of the meeting, box 4. The note goes on over the end of its page, as long notes do when there is much to say.",
            document.Text[note.Start..note.End]);
        Assert.EndsWith("some weeks before.", document.Text[..note.CalledAt!.Value], StringComparison.Ordinal);
        Assert.DoesNotContain("before.1", document.Text, StringComparison.Ordinal);
        Assert.Equal(1, PageOf(document, "as long notes"));
        Assert.Equal(2, PageOf(document, "do when there"));
    }

    [Fact]
    public async Task Large_and_bold_lines_are_headings_and_open_sections()
    {
        var document = await Read(new PdfPages().Page()
            .Text(72, 740, "The whole report", size: 20, bold: true)
            .Text(72, 710, "A part of it", size: 14, bold: true).Lines(72, 690, Prose)
            .Text(72, 630, "A bold line", bold: true).Lines(72, 610, Prose)
            .Text(72, 550, "Another part", size: 14, bold: true).Lines(72, 530, Prose).ToBytes());

        Assert.Equal("The whole report", document.Title);
        Assert.Equal(
            [(1, "The whole report"), (2, "A part of it"), (3, "A bold line"), (2, "Another part")],
            document.Structure.Sections.Select(section => (section.Level, section.Heading)));
    }

    [Fact]
    public async Task Rows_of_tables_are_lines_with_bars_between_cells()
    {
        var pages = new PdfPages().Page().Lines(72, 740, Prose);
        string[][] rows = [["Country", "Vote", "Remark"], ["France", "yes", "explained its vote"], ["Ghana", "no", "asked for more time"]];
        for (var i = 0; i < rows.Length; i++)
            for (var cell = 0; cell < 3; cell++)
                pages.Text(72 + 120 * cell, 660 - 18 * i, rows[i][cell]);

        var document = await Read(pages.Lines(72, 590, Prose).ToBytes());

        Assert.Equal(
            ["Country | Vote | Remark", "France | yes | explained its vote", "Ghana | no | asked for more time"],
            Blocks(document, BlockKind.TableRow));
        Assert.Equal(2, Blocks(document, BlockKind.Paragraph).Length);
    }

    [Fact]
    public async Task Items_keep_their_marks()
    {
        var document = await Read(new PdfPages().Page().Lines(72, 740, Prose)
            .Lines(90, 690, "\u2022 the first item of the list", "\u2022 the second item of the list", "1. a numbered item",
                "2. another one")
            .ToBytes());

        Assert.Equal(
            ["- the first item of the list", "- the second item of the list", "1. a numbered item", "2. another one"],
            Blocks(document, BlockKind.ListItem));
    }

    [Fact]
    public async Task Properties_become_title_and_metadata()
    {
        var document = await Read(new PdfPages().Page().Lines(72, 700, Prose)
            .Properties("A report of the mission", "A. Author; B. Writer", "treaties, arms control").ToBytes());

        Assert.Equal("A report of the mission", document.Title);
        Assert.Equal("""["A. Author","B. Writer"]""", document.Metadata["author"].GetRawText());
        Assert.Equal("""["treaties","arms control"]""", document.Metadata["keywords"].GetRawText());
        Assert.Equal("2026-05-14", document.Metadata["file_made"].GetString());
    }

    [Theory]
    [InlineData("Microsoft Word - final_v3.docx")]
    [InlineData("untitled")]
    [InlineData("report.indd")]
    public async Task A_title_that_is_a_file_name_is_none(string title)
    {
        var document = await Read(new PdfPages().Page().Text(72, 740, "The whole report", size: 20).Lines(72, 700, Prose)
            .Properties(title, "", "").ToBytes());

        Assert.Equal("The whole report", document.Title);
    }

    [Fact]
    public async Task Pages_without_text_are_named()
    {
        var document = await Read(new PdfPages().Page().Lines(72, 700, Prose).Page().Page().Lines(72, 700, Prose).ToBytes());

        Assert.Equal("[2]", document.Metadata["pages_without_text"].GetRawText());
        Assert.Equal([1, 3], document.Structure.Pages.Select(page => page.Number));
    }

    [Fact]
    public async Task A_file_without_any_text_needs_recognition() => Assert.Equal(
        "'some.pdf': has 3 pages and no text; it needs OCR, so have its text recognised first",
        await ProblemOf(new PdfPages().Page().Page().Page().ToBytes()));

    [Fact]
    public void A_header_within_the_first_kilobyte_tells_the_format()
    {
        Assert.True(new PdfFormat().Recognizes([.. new byte[500], .. "%PDF-1.4"u8]));
        Assert.False(new PdfFormat().Recognizes([.. new byte[2_000], .. "%PDF-1.4"u8]));
        Assert.False(new PdfFormat().Recognizes("plain"u8));
    }

    [Fact]
    public async Task Page_labels_of_the_file_stand_in_for_printed_numbers()
    {
        var file = new RawPdf().With(1, "<</Type/Catalog/Pages 2 0 R/PageLabels<</Nums[0<</S/r/St 4>>]>>>>").ToBytes();

        Assert.Equal("iv", Assert.Single((await Read(file)).Structure.Pages).Label);
    }
}
