namespace SemanticSearch.Tests.Reading.Recognition;

public class DatelinesTests : ReadingTests
{
    [Theory]
    [InlineData("Washington, March 5, 1961, 3 p.m.")]
    [InlineData("Geneva, 21 July 1954.")]
    [InlineData("New York, September 27, 1961—9:30 p.m.")]
    [InlineData("Washington, undated.")]
    [InlineData("Paris, le 3 mars 1990")]
    [InlineData("Bonn, May 1955")]
    [InlineData("21 July 1954")]
    public async Task A_line_with_place_and_date_is_a_dateline(string line) =>
        Assert.Equal(line, await DatelineOf($"{line}\n\nThe text says more."));

    [Theory]
    [InlineData("LONDON, 12 May (Reuters) – The talks ended.", "LONDON, 12 May (Reuters) –")]
    [InlineData("NEW YORK, March 3, 1990 (AP) — The talks ended.", "NEW YORK, March 3, 1990 (AP) —")]
    public async Task What_a_report_begins_with_is_a_dateline(string line, string expected) =>
        Assert.Equal(expected, await DatelineOf($"{line}\n\nThe text says more."));

    [Theory]
    [InlineData("In Washington, March 5, 1961, was a Sunday.")]
    [InlineData("The treaty of May 1955 was signed.")]
    [InlineData("Resolution 242")]
    public async Task Prose_with_a_date_is_none(string line) => Assert.Null(await DatelineOf($"{line}\n\nThe text says more."));

    static async Task<string?> DatelineOf(string text)
    {
        var document = await Read("a.txt", text);
        var block = document.Structure.Blocks.SingleOrDefault(block => block.Kind == BlockKind.Dateline);
        return block is null ? null : document.Text[block.Start..block.End];
    }
}
