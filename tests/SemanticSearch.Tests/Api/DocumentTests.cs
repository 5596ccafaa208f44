using System.Net;
using System.Text;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class DocumentTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    public ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_document_is_added_left_alone_replaced_and_deleted()
    {
        var added = await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends in May." }, HttpStatusCode.Created);
        var unchanged = await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends in May." });
        var replaced = await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends in June." });

        Assert.Equal("added", added.GetProperty("outcome").GetString());
        Assert.Equal("unchanged", unchanged.GetProperty("outcome").GetString());
        Assert.Equal("replaced", replaced.GetProperty("outcome").GetString());
        Assert.Equal("The embargo ends in June.", (await _client.GetJsonAsync("/v1/documents/note")).GetProperty("text").GetString());

        await DeleteAsync("/v1/documents/note", HttpStatusCode.NoContent);
        await DeleteAsync("/v1/documents/note", HttpStatusCode.NotFound);
        await _client.GetJsonAsync("/v1/documents/note", HttpStatusCode.Gone);
        Assert.Empty((await _client.GetJsonAsync("/v1/search?q=embargo")).GetProperty("passages").EnumerateArray());
    }

    [Fact]
    public async Task Documents_that_failed_are_listed_in_pages_and_counted()
    {
        await _client.PutAsync("/v1/documents/good", new { text = "The embargo ends in May." }, HttpStatusCode.Created);
        foreach (var id in (string[])["c", "a", "b"])
            await _client.PutAsync($"/v1/documents/{id}", new { text = " " }, HttpStatusCode.UnprocessableEntity);

        var first = await _client.GetJsonAsync("/v1/collections/default/failures?limit=2");
        var second = await _client.GetJsonAsync($"/v1/collections/default/failures?limit=2&after={first.GetProperty("next").GetString()}");
        var answer = await _client.GetJsonAsync("/v1/search?q=embargo");

        Assert.Equal(["a", "b"], first.GetProperty("failures").EnumerateArray().Select(failure => failure.GetProperty("id").GetString()));
        var last = Assert.Single(second.GetProperty("failures").EnumerateArray());
        Assert.Equal("c", last.GetProperty("id").GetString());
        Assert.StartsWith("'c'", last.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.True(last.TryGetProperty("failedAt", out _));
        Assert.False(second.TryGetProperty("next", out var next) && next.ValueKind != JsonValueKind.Null);
        Assert.Equal(3, (await _client.GetJsonAsync("/v1/collections/default")).GetProperty("failed").GetInt32());
        Assert.Equal(3, answer.GetProperty("coverage").GetProperty("failed").GetInt32());

        await DeleteAsync("/v1/documents/a", HttpStatusCode.NoContent);
        Assert.Equal(2, (await _client.GetJsonAsync("/v1/collections/default")).GetProperty("failed").GetInt32());
        await _client.GetJsonAsync("/v1/collections/nowhere/failures", HttpStatusCode.NotFound);
        await _client.GetJsonAsync("/v1/collections/default/failures?limit=0", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_title_or_other_metadata_is_a_change()
    {
        await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends.", title = "One" }, HttpStatusCode.Created);

        var retitled = await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends.", title = "Two" });
        var annotated = await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends.", title = "Two", metadata = new { country = "FRA" } });

        Assert.Equal("replaced", retitled.GetProperty("outcome").GetString());
        Assert.Equal("replaced", annotated.GetProperty("outcome").GetString());
        var stored = await _client.GetJsonAsync("/v1/documents/note");
        Assert.Equal("Two", stored.GetProperty("title").GetString());
        Assert.Equal("FRA", stored.GetProperty("metadata").GetProperty("country").GetString());
    }

    [Fact]
    public async Task A_document_tells_what_was_understood_of_its_metadata()
    {
        var metadata = new { country = "France", speaker = "Anna Ferrero", post = "Minister", date = "19 September 2023", covered = "1961/1963" };
        await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends.", metadata }, HttpStatusCode.Created);

        var facts = (await _client.GetJsonAsync("/v1/documents/note")).GetProperty("facts");

        Assert.Equal(
            """{"kind":"dated","interval":{"from":"2023-09-19","to":"2023-09-19","precision":"day","iso":"2023-09-19"}}""",
            facts.GetProperty("dates")[0].GetRawText());
        Assert.Equal("1961-01-01/1963-12-31", facts.GetProperty("dates")[1].GetProperty("interval").GetProperty("iso").GetString());
        Assert.Equal("FRA", Assert.Single(facts.GetProperty("countries").EnumerateArray()).GetString());
        Assert.Equal("""{"name":"Anna Ferrero","role":"Minister","country":"FRA"}""", facts.GetProperty("speaker").GetRawText());
        Assert.False(facts.TryGetProperty("url", out _));
    }

    [Fact]
    public async Task The_same_text_in_another_format_is_a_change()
    {
        await _client.PutAsync("/v1/documents/note", new { text = "# Alpha\n\nBeta *gamma*." }, HttpStatusCode.Created);

        var reread = await _client.PutAsync("/v1/documents/note", new { text = "# Alpha\n\nBeta *gamma*.", format = "markdown" });

        Assert.Equal("replaced", reread.GetProperty("outcome").GetString());
        Assert.Equal("Alpha\n\nBeta gamma.", (await _client.GetJsonAsync("/v1/documents/note")).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Metadata_too_deep_to_be_answered_with_is_refused()
    {
        object value = "deep";
        for (var i = 0; i < 40; i++)
            value = new[] { value };

        var problem = await _client.PutAsync("/v1/documents/note", new { text = "x", metadata = new { value } }, HttpStatusCode.UnprocessableEntity);

        Assert.Contains("deeper than 16 levels", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_writers_of_one_new_document_one_adds_and_the_others_replace()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            using var content = new StringContent($$"""{"text": "Version {{i}}."}""", Encoding.UTF8, "application/json");
            using var response = await _client.PutAsync("/v1/documents/shared", content, TestContext.Current.CancellationToken);
            return response.StatusCode;
        }));

        Assert.Single(results, HttpStatusCode.Created);
        Assert.Equal(5, results.Count(status => status == HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.Created)]
    public async Task Pages_of_other_sites_cannot_write(string origin, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/v1/documents/note");
        request.Content = new StringContent("""{"text": "A note."}""", Encoding.UTF8, "application/json");
        request.Headers.Add("Origin", origin);

        await Http.ReadAsync(await _client.SendAsync(request, TestContext.Current.CancellationToken), expected);
    }

    [Fact]
    public async Task An_id_may_have_slashes_written_either_way()
    {
        await _client.PostAsync("/v1/documents", new { id = "archive/1978/camp david.txt", text = "They met at Camp David." }, HttpStatusCode.Created);

        var escaped = await _client.GetJsonAsync("/v1/documents/archive%2F1978%2Fcamp%20david.txt");
        var plain = await _client.GetJsonAsync("/v1/documents/archive/1978/camp%20david.txt");

        Assert.Equal("archive/1978/camp david.txt", escaped.GetProperty("id").GetString());
        Assert.Equal(escaped.ToString(), plain.ToString());
    }

    [Fact]
    public async Task The_address_of_a_new_document_leads_to_it()
    {
        using var response = await _client.PostAsync(
            "/v1/documents?collection=memos",
            new StringContent("""{"id": "a/b é.txt", "text": "A memo."}""", Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken);

        var found = await _client.GetJsonAsync(response.Headers.Location!.OriginalString);

        Assert.Equal("a/b é.txt", found.GetProperty("id").GetString());
        Assert.Equal("memos", found.GetProperty("collection").GetString());
    }

    [Fact]
    public async Task A_file_is_read_by_its_kind()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes("---\ntitle: Uploaded\nyear: 1999\n---\n\nA **bold** word.")), "file", "memo.md" },
        };

        var result = await Http.ReadAsync(
            await _client.PostAsync("/v1/documents", form, TestContext.Current.CancellationToken), HttpStatusCode.Created);

        Assert.Equal("memo.md", result.GetProperty("documentId").GetString());
        var stored = await _client.GetJsonAsync("/v1/documents/memo.md");
        Assert.Equal("Uploaded", stored.GetProperty("title").GetString());
        Assert.Equal("A bold word.", stored.GetProperty("text").GetString());
        Assert.Equal(1999, stored.GetProperty("metadata").GetProperty("year").GetInt32());
        Assert.False(stored.TryGetProperty("location", out _));
    }

    [Fact]
    public async Task An_archive_gives_all_its_documents()
    {
        var zip = Pack.Zip(("a.txt", "The treaty."), ("empty.txt", " "), ("t.csv", "id,text\n7,The embargo."));
        foreach (var outcome in (string[])["added", "unchanged"])
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(zip), "file", "corpus.zip" } };

            var answer = await Http.ReadAsync(
                await _client.PostAsync("/v1/documents", form, TestContext.Current.CancellationToken), HttpStatusCode.OK);

            Assert.Equal(
                [$"corpus.zip/a.txt {outcome}", "corpus.zip/empty.txt failed", $"corpus.zip/t.csv/7 {outcome}"],
                answer.GetProperty("results").EnumerateArray().Select(result => $"{result.GetProperty("documentId")} {result.GetProperty("outcome")}"));
        }

        using var broken = new MultipartFormDataContent { { new ByteArrayContent(zip[..^30]), "file", "corpus.zip" } };
        await Http.ReadAsync(await _client.PostAsync("/v1/documents", broken, TestContext.Current.CancellationToken), HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Documents_are_listed_page_by_page()
    {
        foreach (var id in (string[])["c", "a", "b"])
            await _client.PutAsync($"/v1/documents/{id}", new { text = $"Text of {id}." }, HttpStatusCode.Created);

        var first = await _client.GetJsonAsync("/v1/documents?limit=2");
        var next = first.GetProperty("next").GetString();
        var second = await _client.GetJsonAsync($"/v1/documents?limit=2&after={next}");

        Assert.Equal(["a", "b"], Ids(first));
        Assert.Equal(["c"], Ids(second));
        Assert.False(second.TryGetProperty("next", out _));
        Assert.False((await _client.GetJsonAsync("/v1/documents?limit=3")).TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData("""{"text": ""}""", HttpStatusCode.UnprocessableEntity, "no text")]
    [InlineData("""{"text": " \n "}""", HttpStatusCode.UnprocessableEntity, "no text")]
    [InlineData("""{"text": "x", "format": "pdf"}""", HttpStatusCode.BadRequest, "'format' is 'pdf'")]
    [InlineData("""{"text": "---\ntitle: [\n---\nx"}""", HttpStatusCode.UnprocessableEntity, "front matter")]
    [InlineData("""{"txt": "x"}""", HttpStatusCode.BadRequest, "txt")]
    [InlineData("""{"text": null}""", HttpStatusCode.BadRequest, "text")]
    public async Task What_cannot_be_indexed_is_told_why(string body, HttpStatusCode status, string expected)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var problem = await Http.ReadAsync(
            await _client.PutAsync("/v1/documents/bad", content, TestContext.Current.CancellationToken), status);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0, 0, 0, 0, 1, 2 }, "damaged zip")]
    [InlineData(new byte[] { 0x41, 0xFF, 0xFE, 0x41 }, "UTF-8")]
    [InlineData(new byte[0], "no text")]
    public async Task A_file_that_is_no_text_is_told_why(byte[] bytes, string expected)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "odd.txt" } };

        var problem = await Http.ReadAsync(
            await _client.PostAsync("/v1/documents", form, TestContext.Current.CancellationToken), HttpStatusCode.UnprocessableEntity);

        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Names_that_cannot_be_used_are_refused()
    {
        await _client.PutAsync("/v1/documents/a?collection=bad%20name", new { text = "x" }, HttpStatusCode.BadRequest);
        await _client.PostAsync("/v1/documents", new { id = "a%b", text = "x" }, HttpStatusCode.BadRequest);
        await _client.PostAsync("/v1/documents", new { id = "", text = "x" }, HttpStatusCode.BadRequest);
    }

    async Task DeleteAsync(string address, HttpStatusCode expected) =>
        await Http.ReadAsync(await _client.DeleteAsync(address, TestContext.Current.CancellationToken), expected);

    static IEnumerable<string?> Ids(JsonElement page) =>
        page.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("id").GetString());
}
