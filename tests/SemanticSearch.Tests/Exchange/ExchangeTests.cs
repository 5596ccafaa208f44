using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SemanticSearch.Exchange;
using SemanticSearch.Indexing;
using SemanticSearch.Reading;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Exchange;

public sealed class ExchangeTests : IAsyncLifetime
{
    readonly Library _from = new();
    readonly Library _to = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        await _from.Indexer.IndexAsync("default", FileSources.Enumerate(Seeds.Folder), Cancel).ToListAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    [Fact]
    public async Task Documents_come_back_with_their_citations_their_answers_and_all_that_is_known_of_them()
    {
        var results = await ImportAsync(await ExportAsync(vectors: false));

        Assert.All(results, result => Assert.Equal((IndexOutcome.Added, 0), (result.Outcome, result.ReusedChunks)));
        var request = new SearchRequest { Query = "Who monitors the truce in Sinai?", Limit = 5 };
        var (before, after) = (await _from.Searcher.SearchAsync(request, Cancel), await _to.Searcher.SearchAsync(request, Cancel));
        Assert.NotEmpty(before.Passages);
        Assert.Equal(
            before.Passages.Select(passage => (passage.Citation, passage.Text, passage.Score)),
            after.Passages.Select(passage => (passage.Citation, passage.Text, passage.Score)));
        Assert.Equal(
            before.Passages[0].Text, (await _to.Searcher.ResolveAsync(before.Passages[0].Citation, new ContextWindow(0, 0), Cancel)).Text);
        // A second export differs in nothing but its time: nothing was lost on the way.
        Assert.Equal((await ExportAsync(vectors: true)).Skip(1), (await ExportAsync(vectors: true, _to)).Skip(1));
    }

    [Fact]
    public async Task Vectors_are_used_where_the_model_and_the_chunks_are_the_same()
    {
        var lines = await ExportAsync(vectors: true);

        var results = await ImportAsync(lines);

        Assert.All(results, result => Assert.Equal(result.Chunks, result.ReusedChunks));
        Assert.True(results.Sum(result => result.Chunks) > results.Count);
        Assert.All(await ImportAsync(lines), result => Assert.Equal(IndexOutcome.Unchanged, result.Outcome));
        await using var other = new Library(("ChunkTokens", "64"));
        Assert.All(await ImportAsync(lines, other), result => Assert.Equal(0, result.ReusedChunks));
    }

    [Fact]
    public async Task A_vector_that_cannot_be_one_of_the_model_is_made_anew()
    {
        var lines = await ExportAsync(vectors: true);
        var document = JsonNode.Parse(lines[1])!;
        document["chunks"]![0]!["vector"] = Convert.ToBase64String(new byte[Convert.FromBase64String((string)document["chunks"]![0]!["vector"]!).Length]);

        var result = Assert.Single(await ImportAsync([lines[0], document.ToJsonString()]));

        Assert.Equal(result.Chunks - 1, result.ReusedChunks);
    }

    [Theory]
    [InlineData("text", " the ", " our ")]
    [InlineData("title", "", "Edited: ")]
    public async Task An_edit_is_taken_and_no_vector_is_that_of_an_earlier_text(string field, string from, string to)
    {
        var lines = await ExportAsync(vectors: true);
        await ImportAsync(lines);
        await using var others = new Library();
        var edited = Edited(lines[1], field, from, to);
        var bare = JsonNode.Parse(edited)!;
        bare.AsObject().Remove("chunks");

        Assert.Equal(IndexOutcome.Replaced, Assert.Single(await ImportAsync([lines[0], edited])).Outcome);
        var replaced = (await ExportAsync(vectors: true, _to))[1];
        Assert.Equal(IndexOutcome.Unchanged, Assert.Single(await ImportAsync([lines[0], edited])).Outcome);

        // What was embedded is what an import without vectors embeds.
        await ImportAsync([lines[0], bare.ToJsonString()], others);
        Assert.Equal((await ExportAsync(vectors: true, others))[1], replaced);
        await using var empty = new Library();
        await ImportAsync([lines[0], edited], empty);
        Assert.Equal(replaced, (await ExportAsync(vectors: true, empty))[1]);
    }

    [Fact]
    public async Task Vectors_of_a_file_that_does_not_say_what_they_are_of_are_made_anew()
    {
        var lines = await ExportAsync(vectors: true);
        var document = JsonNode.Parse(lines[1])!;
        foreach (var chunk in document["chunks"]!.AsArray())
            chunk!.AsObject().Remove("hash");

        Assert.Equal(0, Assert.Single(await ImportAsync([lines[0], document.ToJsonString()])).ReusedChunks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_document_that_is_written_while_it_is_exported_comes_whole_with_its_own_hash(bool vectors)
    {
        var lines = _from.Export.ReadAsync("default", vectors, Cancel).GetAsyncEnumerator(Cancel);
        await using var closing = lines;
        for (var i = 0; i < 2; i++)
            Assert.True(await lines.MoveNextAsync());
        var second = (await _from.Browser.ListDocumentsAsync("default", null, 2, Cancel))[1].Id;
        await _from.Indexer.IndexAsync("default", DocumentSource.FromText(second, "The envoy left Geneva."), Cancel);

        Assert.True(await lines.MoveNextAsync());

        Assert.Equal((await ExportAsync(vectors))[2], Encoding.UTF8.GetString(lines.Current.Span));
    }

    [Fact]
    public async Task A_bad_line_is_a_failed_document_and_not_the_end()
    {
        var lines = await ExportAsync(vectors: false);

        var results = await ImportAsync([lines[0], lines[1], "{", lines[1], lines[2]]);

        Assert.Equal(
            [IndexOutcome.Added, IndexOutcome.Failed, IndexOutcome.Failed, IndexOutcome.Added], results.Select(result => result.Outcome));
        Assert.StartsWith("'test line 3' is no JSON", results[1].Error, StringComparison.Ordinal);
        Assert.Contains("of line 2", results[2].Error, StringComparison.Ordinal);
        // Nobody could ever make good a failure that has no id.
        Assert.Empty(await _to.Browser.ListFailuresAsync("default", null, 10, Cancel));
    }

    [Fact]
    public async Task A_line_that_names_its_document_is_a_failure_that_is_remembered_until_it_is_mended()
    {
        const string Header = """{"format":"semsearch-documents","version":1}""";

        await ImportAsync([Header, """{"id":"a","title":"A"}""", """{"id":"b","title":"B","text":" "}""", """{"title":"C","text":"Text."}"""]);

        var failures = await _to.Browser.ListFailuresAsync("default", null, 10, Cancel);
        Assert.Equal(
            [("a", "'a' (test line 2) has no 'text'"), ("b", "'b' (test line 3) has no text")],
            failures.Select(failure => (failure.Id, failure.Reason)));
        await ImportAsync([Header, """{"id":"a","title":"A","text":"The embargo ends in May."}"""]);
        Assert.Equal("b", Assert.Single(await _to.Browser.ListFailuresAsync("default", null, 10, Cancel)).Id);
    }

    [Fact]
    public async Task A_document_is_taken_although_an_earlier_line_of_its_id_was_none()
    {
        var results = await ImportAsync(
            [
                """{"format":"semsearch-documents","version":1}""",
                """{"id":"a","title":"A"}""",
                """{"id":"a","title":"A","text":"The embargo ends in May."}""",
                """{"id":"a","title":"A"}""",
            ]);

        Assert.Equal([IndexOutcome.Failed, IndexOutcome.Added, IndexOutcome.Failed], results.Select(result => result.Outcome));
        Assert.Empty(await _to.Browser.ListFailuresAsync("default", null, 10, Cancel));
    }

    [Fact]
    public async Task A_line_that_names_no_document_is_told_of_in_the_log()
    {
        using var log = new KeptLog();
        using var loggers = new LoggerFactory([log]);
        var import = new DocumentImport(_to.Indexer, Options.Create(new SemanticSearchOptions()), loggers.CreateLogger<DocumentImport>());

        await ImportAsync(
            ["""{"format":"semsearch-documents","version":1}""", """{"title":"C","text":"Text."}""", """{"id":"a","title":"A"}"""], import);

        Assert.Equal(["Warning: Line 2 of test has no 'id'; what it holds was not indexed"], log.Messages);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{", "no header")]
    [InlineData("""{"id":"a","title":"A","text":"Text."}""", "does not say")]
    [InlineData("""{"format":"semsearch-documents","version":2}""", "has version 2 of the export format, newer than the 1")]
    public async Task A_file_that_is_no_export_or_a_newer_one_is_refused(string header, string problem)
    {
        var refused = await Assert.ThrowsAsync<SemanticSearchException>(() => ImportAsync([header]));

        Assert.Equal(ErrorKind.InvalidRequest, refused.Kind);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_least_that_a_file_needs_is_a_header_and_documents_with_id_title_and_text()
    {
        var result = Assert.Single(await ImportAsync(
            ["""{"format":"semsearch-documents","version":1}""", """{"id":"a","title":"A","text":"The embargo ends in May."}"""]));

        Assert.Equal(("a", IndexOutcome.Added), (result.DocumentId, result.Outcome));
    }

    static string Edited(string line, string field, string from, string to)
    {
        var document = JsonNode.Parse(line)!;
        var value = (string)document[field]!;
        var at = value.IndexOf(from, StringComparison.Ordinal);
        document[field] = string.Concat(value.AsSpan(0, at), to, value.AsSpan(at + from.Length));
        return document.ToJsonString();
    }

    async Task<List<string>> ExportAsync(bool vectors, Library? library = null) =>
        await (library ?? _from).Export.ReadAsync("default", vectors, Cancel).Select(line => Encoding.UTF8.GetString(line.Span)).ToListAsync(Cancel);

    Task<List<IndexResult>> ImportAsync(IEnumerable<string> lines, Library? library = null) => ImportAsync(lines, (library ?? _to).Import);

    static async Task<List<IndexResult>> ImportAsync(IEnumerable<string> lines, DocumentImport import)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        await using var file = await import.OpenAsync(stream, "test", Cancel);
        return await import.ImportAsync("default", file, Cancel).ToListAsync(Cancel);
    }
}
