using SemanticSearch.Evaluation;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Evaluation;

public sealed class QuestionFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        var path = _folder.At("questions.jsonl");
        await QuestionFile.WriteAsync(
            path,
            [new JudgedQuestion("Où?", "a.md", "“Here”,\nthere.") { Id = "q" }, new JudgedQuestion("Which?", "b.md")],
            TestContext.Current.CancellationToken);

        var queries = await QuestionFile.LoadAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(["q", "2"], queries.Select(query => query.Id));
        Assert.Equal(["Où?", "Which?"], queries.Select(query => query.Text));
        Assert.Equal(1, queries[1].Grades["b.md"]);
        Assert.Equal(new AnswerSpan("a.md", "“Here”,\nthere."), queries[0].Answer);
        Assert.Null(queries[1].Answer);
    }

    [Theory]
    [InlineData("{\"question\": \"x\"}", "line 2 of")]
    [InlineData("{\"question\": \"x\", \"document\": \" \"}", "line 2 of")]
    [InlineData("no json", "line 2 of")]
    [InlineData("{\"id\": \"1\", \"question\": \"x\", \"document\": \"a\"}", "line 2 of")]
    public async Task A_malformed_line_is_named_by_its_number(string line, string expected)
    {
        var path = _folder.Write("questions.jsonl", "{\"question\": \"x\", \"document\": \"a\"}\n" + line + "\n");

        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => QuestionFile.LoadAsync(path, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_missing_or_empty_are_told()
    {
        var missing = await Assert.ThrowsAsync<SemanticSearchException>(
            () => QuestionFile.LoadAsync(_folder.At("none.jsonl"), TestContext.Current.CancellationToken));
        var empty = await Assert.ThrowsAsync<SemanticSearchException>(
            () => QuestionFile.LoadAsync(_folder.Write("empty.jsonl", "\n"), TestContext.Current.CancellationToken));

        Assert.Contains("there is no", missing.Message, StringComparison.Ordinal);
        Assert.Contains("no question", empty.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b/c.md", "a/b/c.md")]
    [InlineData("b/c.md", "a/b/c.md")]
    [InlineData("c.md", "c.md")]
    [InlineData("e.md", "d/e.md")]
    public void Documents_are_named_by_their_id_or_its_end(string name, string expected)
    {
        var resolved = new DocumentNames(["a/b/c.md", "c.md", "d/e.md"]).Resolve(Query(name));

        Assert.Equal([expected], resolved.Grades.Keys);
        Assert.Equal(expected, resolved.Answer!.Document);
    }

    [Theory]
    [InlineData("f.md", "not among the 3 documents")]
    [InlineData("md", "not among the 3 documents")]
    [InlineData("x.md", "may be 'a/x.md' or 'b/x.md'")]
    public void Names_of_no_document_or_several_are_told(string name, string expected)
    {
        var error = Assert.Throws<SemanticSearchException>(() => new DocumentNames(["b/x.md", "a/x.md", "c.md"]).Resolve(Query(name)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("'q'", error.Message, StringComparison.Ordinal);
    }

    static JudgedQuery Query(string document) =>
        new("q", "x", new Dictionary<string, int> { [document] = 1 }) { Answer = new AnswerSpan(document, "y") };
}
