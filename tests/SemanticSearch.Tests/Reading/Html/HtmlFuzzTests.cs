using System.Globalization;
using System.Text;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Reading.Html;

public class HtmlFuzzTests : ReadingTests
{
    const string Markdown = "# T\n\nA[^1] *b* [c](d).\n\n> q\n\n- i\n  1. j\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        + "<div>h</div>\n\n[^1]: N.\n";

    [Fact]
    public Task Damaged_pages_end_in_a_document_or_an_error() =>
        Check("a.html", Pages.Ministry, Pages.Encyclopedia, Pages.Speech, Pages.Converted, Pages.Word);

    [Fact]
    public Task Damaged_markdown_ends_in_a_document_or_an_error() => Check("a.md", Markdown);

    static async Task Check(string id, params string[] samples)
    {
        var mutations = new Mutations(seed: 1, [.. samples.Select(Encoding.UTF8.GetBytes)]);
        for (var i = 0; i < Fuzz.Inputs; i++)
        {
            var bytes = mutations.Next();
            var error = await Record.ExceptionAsync(() => Read(Some.Source(id, bytes)));
            Assert.True(
                error is null or SemanticSearchException { Kind: ErrorKind.UnreadableDocument },
                string.Create(CultureInfo.InvariantCulture, $"input {i}: {error}\n{Encoding.Latin1.GetString(bytes)}"));
        }
    }
}
