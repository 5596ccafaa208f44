using SemanticSearch.Reading.Pdf;

namespace SemanticSearch.Tests.Reading.Pdf;

public sealed class ReadingOrderTests
{
    // What stands from left to right on the page, and what is read.
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("םולש", "שלום")]
    [InlineData("(1967 תנש) םולש", "שלום (שנת 1967)")]
    [InlineData("the word םולש means", "the word שלום means")]
    [InlineData("םולש UN 242 טלחה", "החלט UN 242 שלום")]
    public void Right_to_left_script_is_turned_round(string page, string read)
    {
        var glyphs = page.Select((c, i) => new Glyph(c.ToString(), i, i + 1, 0, 10, IsBold: false)).ToList();

        Assert.Equal(read, string.Concat(ReadingOrder.Sort(glyphs).Select(glyph => glyph.Text)));
    }
}
