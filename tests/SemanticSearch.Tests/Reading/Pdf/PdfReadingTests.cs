using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Pdf;

/// <summary>What tests of PDF files share.</summary>
public abstract class PdfReadingTests : ReadingTests
{
    protected static Task<Document> Read(byte[] file) => Read(Some.Source("some.pdf", file));

    protected static Task<string> ProblemOf(byte[] file) => ProblemOf(Some.Source("some.pdf", file));

    protected static string[] Blocks(Document document, BlockKind kind) =>
        [.. document.Structure.Blocks.Where(block => block.Kind == kind).Select(block => document.Text[block.Start..block.End])];

    protected static int PageOf(Document document, string words)
    {
        var at = document.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' is not in the text");
        return document.Structure.Pages.Single(page => page.Start <= at && at < page.End).Number;
    }
}
