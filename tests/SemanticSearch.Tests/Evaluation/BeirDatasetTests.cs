using SemanticSearch.Evaluation;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Evaluation;

public sealed class BeirDatasetTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_queries_with_a_relevant_document_count()
    {
        Write("q1\td1\t1\nq2\td1\t0\n");

        var dataset = await BeirDataset.LoadAsync(_folder.Path, TestContext.Current.CancellationToken);

        var query = Assert.Single(dataset.Queries);
        Assert.Equal("q1", query.Id);
        Assert.Equal(1, query.Grades["d1"]);
        Assert.Equal(["d1"], await dataset.ReadDocumentsAsync(TestContext.Current.CancellationToken)
            .Select(document => document.Id).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("q1 d1 1\n", "line 2 of")]
    [InlineData("q1\td1\tmuch\n", "line 2 of")]
    [InlineData("q9\td1\t1\n", "no query of")]
    public async Task Malformed_judgements_are_named(string judgements, string expected)
    {
        Write(judgements);

        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => BeirDataset.LoadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.Equal(ErrorKind.InvalidRequest, error.Kind);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var error = await Assert.ThrowsAsync<SemanticSearchException>(
            () => BeirDataset.LoadAsync(_folder.Path, TestContext.Current.CancellationToken));

        Assert.Contains("qrels", error.Message, StringComparison.Ordinal);
    }

    void Write(string judgements)
    {
        _folder.Write("corpus.jsonl", """{"_id": "d1", "title": "", "text": "A treaty."}""" + "\n");
        _folder.Write("queries.jsonl", """{"_id": "q1", "text": "one"}""" + "\n" + """{"_id": "q2", "text": "two"}""" + "\n");
        _folder.Write("qrels/test.tsv", "query-id\tcorpus-id\tscore\n" + judgements);
    }
}
