using SemanticSearch.Reading;

namespace SemanticSearch.Tests.Reading;

public sealed class DocumentWriterTests
{
    [Fact]
    public void A_note_over_a_page_break_stands_on_both_pages_and_the_text_goes_on_where_it_was()
    {
        var writer = new DocumentWriter();
        writer.BeginPage(1);
        writer.Text.BeginBlock();
        writer.Text.Append("Text");
        writer.BeginNote("1", NoteKind.Footnote);
        writer.BeginPage(1);
        writer.Text.Append("Note");
        writer.BeginPage(2);
        writer.Text.Append(" goes on");
        writer.EndNote();
        writer.BeginHeading();
        writer.Text.Append("Heading");
        writer.OpenSection(1);

        var (text, structure) = writer.Build();

        Assert.Equal("Text\n\n[1] Note goes on\n\nHeading", text);
        Assert.Equal(
            [(1, "Text\n\n[1] Note"), (2, "goes on"), (1, "Heading")],
            structure.Pages.Select(page => (page.Number, text[page.Start..page.End])));
    }
}
