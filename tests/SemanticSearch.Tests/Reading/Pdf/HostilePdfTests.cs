using System.Text;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Pdf;

/// <summary>Files that are made to break a reader. Each is read as far as it makes sense, or refused in one line.</summary>
public sealed class HostilePdfTests : PdfReadingTests
{
    [Fact]
    public async Task The_file_that_the_others_spoil_is_fine() => await IsRead(new RawPdf().ToBytes());

    [Fact]
    public async Task A_page_tree_that_contains_itself_has_its_pages_read() =>
        await IsRead(new RawPdf().With(2, "<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>").ToBytes());

    [Fact]
    public async Task A_length_that_refers_to_its_own_stream_does_no_harm() =>
        await IsRead(new RawPdf().With(4, "<</Length 4 0 R>>stream\nBT /F1 12 Tf 72 700 Td (Hello world) Tj ET\nendstream").ToBytes());

    [Theory]
    [InlineData("4 0 R")]
    [InlineData("% a remark\n4 0 R")]
    public async Task An_object_that_is_a_reference_to_itself_is_refused(string content) =>
        Assert.Contains("nothing but references", await ProblemOf(new RawPdf().With(4, content).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("/Dests")]
    [InlineData("/#44es#74s")]
    public async Task Named_destinations_that_contain_themselves_are_not_followed(string name) => await IsRead(new RawPdf()
        .With(1, $"<</Type/Catalog/Pages 2 0 R/Names<<{name} 6 0 R>>>>").With(6, "<</Kids[6 0 R 6 0 R]>>").ToBytes());

    [Fact]
    public async Task An_outline_that_runs_in_a_circle_is_left_out() => await IsRead(new RawPdf()
        .With(1, "<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>").With(6, "<</First 7 0 R>>")
        .With(7, "<</Title(x)/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>").ToBytes());

    [Fact]
    public async Task Page_labels_that_run_in_a_circle_are_left_out() => await IsRead(new RawPdf()
        .With(1, "<</Type/Catalog/Pages 2 0 R/PageLabels 6 0 R>>").With(6, "<</Kids[6 0 R 6 0 R]>>").ToBytes());

    [Fact]
    public async Task Drawings_that_contain_each_other_end() => await ProblemOf(new RawPdf()
        .Stream(4, "/X Do"u8.ToArray())
        .Form(6, "/X Do /X Do /X Do", "/XObject<</X 7 0 R>>").Form(7, "/X Do /X Do /X Do", "/XObject<</X 6 0 R>>").ToBytes());

    [Fact]
    public async Task A_tree_of_drawings_that_doubles_at_every_level_ends()
    {
        var file = new RawPdf().Stream(4, "/X Do"u8.ToArray());
        for (var i = 6; i < 26; i++)
            file.Form(i, "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do", $"/XObject<</X {i + 1} 0 R>>");

        await ProblemOf(file.Form(26, "").ToBytes());
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("q ")]
    [InlineData("BT /F1 12 Tf (Hello world) Tj ET ")]
    public async Task A_stream_that_inflates_to_hundreds_of_megabytes_is_refused(string unit) => Assert.Contains(
        "inflate",
        await ProblemOf(new RawPdf().Stream(4, RawPdf.Compressed(unit, 200_000_000 / unit.Length), "/Filter/FlateDecode").ToBytes()),
        StringComparison.Ordinal);

    [Fact]
    public async Task Rows_of_absurd_length_are_refused() => Assert.Contains(
        "rows of absurd length",
        await ProblemOf(new RawPdf().Stream(
            4, RawPdf.Compressed("BT ET ", 1_000), "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>").ToBytes()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("(")]
    public async Task Deep_nesting_in_a_page_ends(string open) =>
        await ProblemOf(new RawPdf().Stream(4, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, 500_000)))).ToBytes());

    [Theory]
    [InlineData("[", "]")]
    [InlineData("<</A", ">>")]
    public async Task Deep_nesting_in_the_catalog_is_refused(string open, string close)
    {
        var deep = string.Concat(Enumerable.Repeat(open, 300_000)) + string.Concat(Enumerable.Repeat(close, 300_000));

        await ProblemOf(new RawPdf().With(1, $"<</Type/Catalog/Pages 2 0 R/A {deep}>>").ToBytes());
    }

    [Fact]
    public async Task More_pages_than_bytes_are_refused()
    {
        var kids = string.Concat(Enumerable.Repeat("3 0 R ", 50_000));

        Assert.Contains(
            "more pages",
            await ProblemOf(new RawPdf().With(2, $"<</Type/Pages/Kids[{kids}]/Count 50000>>").ToBytes()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_count_that_is_wrong_does_no_harm() =>
        await IsRead(new RawPdf().With(2, "<</Type/Pages/Kids[3 0 R]/Count 999999999>>").ToBytes());

    [Theory]
    [InlineData("<</Type/Font/Subtype/TrueType/BaseFont/Helvetica/FirstChar 0/LastChar 2000000000/Widths[1]>>")]
    [InlineData("<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H"
        + "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 5]>>]>>")]
    public async Task Fonts_with_absurd_ranges_are_refused(string font) => Assert.Contains(
        "ranges of absurd length", await ProblemOf(new RawPdf().With(5, font).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task Character_maps_with_absurd_ranges_are_refused() => Assert.Contains(
        "ranges of absurd length",
        await ProblemOf(new RawPdf()
            .With(5, "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 7 0 R/DescendantFonts[]>>")
            .Stream(7, "1 beginbfrange <0000> <ffffffff> <0000> endbfrange"u8.ToArray()).ToBytes()),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_list_of_objects_of_absurd_length_is_refused() => Assert.Contains(
        "more objects",
        await ProblemOf(new RawPdf().Stream(6, [], "/Type/XRef/W[1 4 2]/Index[0 2000000000]/Size 9").ToBytes()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.4")]
    [InlineData("%PDF-1.4\nnot a word of it")]
    [InlineData("%PDF-1.4\n1 0 obj\n<<")]
    public async Task What_only_begins_like_a_file_is_damaged(string text) =>
        Assert.Contains("is a damaged PDF file", await ProblemOf(Encoding.ASCII.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public async Task Another_format_under_the_name_is_told() => Assert.Contains(
        "is not a PDF file", await ProblemOf("Only words."u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public async Task A_password_is_asked_for()
    {
        var key = new string('0', 64);
        var file = new RawPdf()
            .With(7, $"<</Filter/Standard/V 2/R 3/Length 128/P -4/O<{key}>/U<{key}>>>")
            .ToBytes("/Encrypt 7 0 R/ID[<00><00>]");

        Assert.Contains("needs a password", await ProblemOf(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_reading_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Some.Reader().ReadAsync(Some.Source("some.pdf", new RawPdf().ToBytes()), cancelled.Token));
    }

    static async Task IsRead(byte[] file) => Assert.Equal("Hello world", (await Read(file)).Text);
}
