using System.Net;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class SearchTests : IAsyncLifetime
{
    const string Treaty = """
        ---
        title: "A treaty on rivers"
        country: EGY
        tags: [water, law]
        ---

        # A treaty on rivers

        The parties share the waters of the river in equal parts. A joint commission measures the flow every month.

        ## Disputes

        A dispute over the dam goes to an arbitrator whom both governments name. The award is final.
        """;

    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync("/v1/documents/rivers.md", new { text = Treaty, format = "markdown" }, HttpStatusCode.Created);
        await _client.PutAsync(
            "/v1/documents/speeches%2Fwheat.txt",
            new { text = "The minister spoke about the price of wheat and bread.", title = "On wheat", metadata = new { year = 1973 } },
            HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_question_finds_the_passage_that_answers_it()
    {
        var answer = await _client.PostAsync("/v1/search", new { query = "Who settles a quarrel about the dam?", limit = 1 });

        var passage = Assert.Single(answer.GetProperty("passages").EnumerateArray());
        Assert.Equal(1, passage.GetProperty("rank").GetInt32());
        Assert.Contains("arbitrator", passage.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("rivers.md", passage.GetProperty("documentId").GetString());
        Assert.Equal("A treaty on rivers", passage.GetProperty("title").GetString());
        Assert.Equal("Disputes", passage.GetProperty("headingPath").EnumerateArray().Last().GetString());
        Assert.Equal("EGY", passage.GetProperty("metadata").GetProperty("country").GetString());
        Assert.InRange(passage.GetProperty("score").GetDouble(), 0, 1);
        Assert.Equal(2, answer.GetProperty("scope").GetProperty("documents").GetInt32());
        Assert.Equal("hybrid", answer.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task The_address_asks_as_the_body_does()
    {
        var posted = await _client.PostAsync("/v1/search", new { query = "the price of bread", limit = 2, context = new { before = 0, after = 2 } });
        var got = await _client.GetJsonAsync("/v1/search?q=the+price+of+bread&limit=2&context=2");

        Assert.Equal(
            posted.GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("citation").GetString()),
            got.GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("citation").GetString()));
        Assert.Equal("speeches/wheat.txt", got.GetProperty("passages")[0].GetProperty("documentId").GetString());
        Assert.Equal(1973, got.GetProperty("passages")[0].GetProperty("metadata").GetProperty("year").GetInt32());
    }

    [Fact]
    public async Task Offsets_slice_the_documents_text_to_exactly_the_passage()
    {
        var answer = await _client.GetJsonAsync("/v1/search?q=joint+commission");
        foreach (var passage in answer.GetProperty("passages").EnumerateArray())
        {
            var id = Uri.EscapeDataString(passage.GetProperty("documentId").GetString()!);
            var text = (await _client.GetJsonAsync($"/v1/documents/{id}")).GetProperty("text").GetString()!;

            Assert.Equal(passage.GetProperty("text").GetString(), text[passage.GetProperty("start").GetInt32()..passage.GetProperty("end").GetInt32()]);
        }
    }

    [Fact]
    public async Task A_citation_resolves_to_its_passage_with_the_context_asked_for()
    {
        var passage = (await _client.GetJsonAsync("/v1/search?q=arbitrator&limit=1&context=0")).GetProperty("passages")[0];
        var citation = passage.GetProperty("citation").GetString();

        var bare = await _client.GetJsonAsync($"/v1/passages/{citation}?context=0");
        var wide = await _client.GetJsonAsync($"/v1/passages/{citation}?context=1");

        Assert.Equal(passage.GetProperty("text").GetString(), bare.GetProperty("text").GetString());
        Assert.Equal("", bare.GetProperty("contextBefore").GetProperty("text").GetString());
        Assert.Contains("flow every month", wide.GetProperty("contextBefore").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citation_says_so_when_its_words_have_changed_or_its_document_is_gone()
    {
        var passage = (await _client.GetJsonAsync("/v1/search?q=arbitrator&limit=1")).GetProperty("passages")[0];
        var citation = passage.GetProperty("citation").GetString();

        await _client.PutAsync("/v1/documents/rivers.md", new { text = Treaty.Replace("final", "binding", StringComparison.Ordinal), format = "markdown" });
        var changed = await _client.GetJsonAsync($"/v1/passages/{citation}", HttpStatusCode.Gone);
        Assert.Contains("has changed", changed.GetProperty("detail").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await _client.DeleteAsync("/v1/documents/rivers.md", TestContext.Current.CancellationToken)).StatusCode);
        var deleted = await _client.GetJsonAsync($"/v1/passages/{citation}", HttpStatusCode.Gone);
        Assert.Contains("was deleted", deleted.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_beyond_the_models_limit_is_cut_and_the_answer_says_so()
    {
        var answer = await _client.PostAsync("/v1/search", new { query = string.Concat(Enumerable.Repeat("a ", 2_000)) });

        Assert.Contains("was cut", Assert.Single(answer.GetProperty("warnings").EnumerateArray()).GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query": ""}""", "'query' is empty")]
    [InlineData("""{"query": "   "}""", "'query' is empty")]
    [InlineData("""{"query": "x", "limit": -1}""", "'limit' is -1")]
    [InlineData("""{"query": "x", "limit": 1001}""", "'limit' is 1001")]
    [InlineData("""{"query": "x", "context": {"before": -1, "after": 0}}""", "'context'")]
    [InlineData("""{"query": "\u200b"}""", "'query' has no words")]
    [InlineData("""{"query": "x", "mode": "psychic"}""", "the value of 'mode' is of the wrong kind")]
    [InlineData("""{"query": "x", "limit": "5"}""", "the value of 'limit' is of the wrong kind")]
    [InlineData("""{"query": "x", "limt": 3}""", "there is no field 'limt'")]
    [InlineData("""{"limit": 3}""", "'query' is empty")]
    [InlineData("""{"query": """, "not valid JSON at line 1")]
    [InlineData("", "the body is missing")]
    [InlineData("""{"query": null}""", "'query' is of the wrong kind")]
    [InlineData("""{"query": "x", "context": null}""", "'context' is of the wrong kind")]
    public async Task A_request_that_breaks_a_rule_is_told_which(string body, string expected)
    {
        var problem = await _client.PostRawAsync("/v1/search", body, HttpStatusCode.BadRequest);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SemanticSearch", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_charset_that_nobody_knows_is_refused()
    {
        using var content = new StringContent("""{"query": "x"}""");
        content.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("application/json; charset=klingon");

        var problem = await Http.ReadAsync(
            await _client.PostAsync("/v1/search", content, TestContext.Current.CancellationToken), HttpStatusCode.UnsupportedMediaType);

        Assert.Contains("UTF-8", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_query_of_a_megabyte_is_refused()
    {
        var problem = await _client.PostAsync("/v1/search", new { query = new string('x', 1 << 20) }, HttpStatusCode.BadRequest);

        Assert.Contains("1048576 characters", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_collection_is_named_with_those_there_are()
    {
        var problem = await _client.GetJsonAsync("/v1/search?q=x&collection=nowhere", HttpStatusCode.NotFound);

        Assert.Contains("'nowhere'; there are: 'default'", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/search?q=x&limit=many")]
    [InlineData("/v1/search?q=x&mode=psychic")]
    [InlineData("/v1/search")]
    public async Task An_address_that_breaks_a_rule_is_refused(string address) =>
        await _client.GetJsonAsync(address, HttpStatusCode.BadRequest);
}
