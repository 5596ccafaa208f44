using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Client;
using SemanticSearch.Sources;
using SemanticSearch.Tests.Support;
using Wire = SemanticSearch.Client;

namespace SemanticSearch.Tests.Client;

/// <summary>The typed client against the whole service.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    readonly TemporaryFolder _folder = new();
    HttpClient _http = null!;
    SemanticSearchClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _http = _server.CreateClient();
        _client = new SemanticSearchClient(_http);
        var metadata = new Dictionary<string, JsonElement> { ["country"] = JsonSerializer.SerializeToElement("EGY"), ["year"] = JsonSerializer.SerializeToElement(1956) };
        var memo = new Wire.DocumentText
        {
            Text = "# The canal\n\nShips waited at sea. Egypt closed the canal in 1956. The harvest was good.",
            Format = "markdown",
            Metadata = metadata,
        };
        Assert.Equal("added", (await _client.PutDocumentAsync("memos/canal.md", memo, cancellationToken: Cancel)).Outcome);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_a_search_finds_can_be_read_and_cited()
    {
        var answer = await _client.SearchAsync(
            new Wire.SearchRequest
            {
                Query = "Who closed the canal?",
                Limit = 3,
                Context = new Wire.ContextWindow(0, 1),
                Filter = Wire.Filter.All(Wire.Filter.In("country", "EGY", "FRA"), Wire.Filter.Compare("gte", "year", 1950)),
                Facets = ["country"],
            },
            Cancel);
        var found = Assert.Single(answer.Passages);
        var passage = await _client.GetPassageAsync(found.Citation, Cancel);
        var document = await _client.GetDocumentAsync(found.DocumentId, cancellationToken: Cancel);

        Assert.Equal(found.Text, passage.Text);
        Assert.Equal(found.Text, document.Text[found.Start..found.End]);
        Assert.Equal("memos/canal.md", document.Id);
        Assert.Equal("EGY", Assert.Single(Assert.Single(answer.Facets).Values).Value);
        Assert.Equal(1, answer.Total.Documents);
        Assert.StartsWith("@", await _client.CiteAsync(found.Citation, "bibtex", Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_comes_step_by_step_is_the_one_that_comes_at_once()
    {
        var question = new Wire.AskRequest { Question = "Who closed the canal?", Sentences = 2 };

        var steps = await _client.AskStreamingAsync(question, Cancel).ToListAsync(Cancel);
        var whole = await _client.AskAsync(question, Cancel);

        var found = Assert.IsType<Wire.PassagesFound>(steps[0]);
        var ended = Assert.IsType<Wire.AnswerEnded>(steps[^1]);
        var written = steps[1..^1].Cast<Wire.SentenceWritten>().Select(step => step.Sentence.Text);
        Assert.Equal(whole.Answer.Sentences.Select(sentence => sentence.Text), written);
        Assert.Equal(whole.Answer.Text, ended.Answer.Text);
        Assert.Contains(found.Search.Passages, passage => passage.Citation == ended.Answer.Sentences[0].Sources[0].Passage);
    }

    [Fact]
    public async Task A_job_is_started_once_and_watched_to_its_end()
    {
        _folder.Write("corpus/good.txt", "The embargo ends in May.");
        await _server.Services.GetRequiredService<SourceBook>().AddAsync("default", _folder.At("corpus"), [], [], null, removes: true, Cancel);

        var job = await _client.StartJobAsync(new Wire.JobRequest(), "job-1", Cancel);
        var steps = await _client.WatchJobAsync(job.Id, Cancel).ToListAsync(Cancel);
        var again = await _client.StartJobAsync(new Wire.JobRequest(), "job-1", Cancel);

        Assert.True(steps[^1].IsFinished);
        Assert.Equal(("succeeded", 1), (steps[^1].State, steps[^1].Progress.Added));
        Assert.Equal(job.Id, again.Id);
        Assert.Equal("succeeded", (await _client.GetJobAsync(job.Id, Cancel)).State);
    }

    [Fact]
    public async Task What_the_server_refuses_is_told_with_its_reason()
    {
        var citation = (await _client.SearchAsync(new Wire.SearchRequest { Query = "canal" }, Cancel)).Passages[0].Citation;
        await _client.DeleteDocumentAsync("memos/canal.md", cancellationToken: Cancel);

        var gone = await Assert.ThrowsAsync<ProblemException>(() => _client.GetPassageAsync(citation, Cancel));
        var invalid = await Assert.ThrowsAsync<ProblemException>(() => _client.SearchAsync(new Wire.SearchRequest { Query = "canal", Limit = 0 }, Cancel));
        var streamed = await Assert.ThrowsAsync<ProblemException>(
            async () => await _client.AskStreamingAsync(new Wire.AskRequest { Question = "" }, Cancel).ToListAsync(Cancel));

        Assert.Equal((HttpStatusCode.Gone, "urn:semantic-search:problem:gone"), (gone.Status, gone.Type));
        Assert.Equal("removed", gone.Details["fate"].GetString());
        Assert.Contains("'limit' is 0", invalid.Detail, StringComparison.Ordinal);
        Assert.Contains(invalid.Detail!, invalid.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, streamed.Status);
    }

    [Fact]
    public async Task Collections_tell_what_they_hold()
    {
        var collection = Assert.Single(await _client.ListCollectionsAsync(Cancel));

        Assert.Equal(("default", 1), (collection.Name, collection.Documents));
        Assert.Equal(collection, await _client.GetCollectionAsync("default", Cancel));
    }
}
