using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Idempotency;

public sealed class IdempotencyTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
    public async Task A_write_that_is_sent_again_is_answered_as_it_was_first()
    {
        var first = await PutAsync("k-1", "The embargo ends in May.", HttpStatusCode.Created);
        await _client.PutAsync("/v1/documents/note", new { text = "The embargo ends in June." });
        var again = await PutAsync("k-1", "The embargo ends in May.", HttpStatusCode.Created);

        Assert.Equal("added", first.GetProperty("outcome").GetString());
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("The embargo ends in June.", (await _client.GetJsonAsync("/v1/documents/note")).GetProperty("text").GetString());
    }

    [Fact]
    public async Task The_key_may_stand_in_quotation_marks()
    {
        await PutAsync("k-1", "A note.", HttpStatusCode.Created);

        await PutAsync("\"k-1\"", "A note.", HttpStatusCode.Created);
    }

    [Fact]
    public async Task Another_request_with_the_same_key_is_refused()
    {
        await PutAsync("k-1", "The embargo ends in May.", HttpStatusCode.Created);

        var problem = await PutAsync("k-1", "The embargo ends in June.", HttpStatusCode.UnprocessableEntity);
        using var delete = new HttpRequestMessage(HttpMethod.Delete, "/v1/documents/note") { Headers = { { "Idempotency-Key", "k-1" } } };

        Assert.Contains("k-1", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await _client.SendAsync(delete, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_file_that_is_sent_again_is_the_same_request_though_its_form_is_written_otherwise()
    {
        Assert.Equal(HttpStatusCode.Created, await PostFileAsync("A note.", "first"));
        Assert.Equal(HttpStatusCode.Created, await PostFileAsync("A note.", "second"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PostFileAsync("Another note.", "third"));
    }

    [Fact]
    public async Task A_refusal_is_repeated_too()
    {
        await DeleteAsync("k-1", HttpStatusCode.NotFound);
        await _client.PutAsync("/v1/documents/note", new { text = "A note." }, HttpStatusCode.Created);

        await DeleteAsync("k-1", HttpStatusCode.NotFound);
        await DeleteAsync("k-2", HttpStatusCode.NoContent);
        await DeleteAsync("k-2", HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Of_requests_at_the_same_time_one_is_done_and_the_others_get_its_answer_or_are_told_to_wait()
    {
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var request = Put("k-1", "The embargo ends in May.");
            using var response = await _client.SendAsync(request, Cancel);
            return response.StatusCode;
        }));

        Assert.Contains(HttpStatusCode.Created, responses);
        Assert.All(responses, status => Assert.True(status is HttpStatusCode.Created or HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("Schlüssel")]
    [InlineData("\"\"")]
    [InlineData("a\"b")]
    public async Task A_key_that_is_none_is_refused(string key) => await PutAsync(key, "A note.", HttpStatusCode.BadRequest);

    async Task<JsonElement> PutAsync(string key, string text, HttpStatusCode expected)
    {
        using var request = Put(key, text);
        return await Http.ReadAsync(await _client.SendAsync(request, Cancel), expected);
    }

    async Task DeleteAsync(string key, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/v1/documents/note") { Headers = { { "Idempotency-Key", key } } };
        await Http.ReadAsync(await _client.SendAsync(request, Cancel), expected);
    }

    async Task<HttpStatusCode> PostFileAsync(string text, string boundary)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/documents") { Headers = { { "Idempotency-Key", "file" } } };
        request.Content = new MultipartFormDataContent(boundary) { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "memo.txt" } };
        using var response = await _client.SendAsync(request, Cancel);
        return response.StatusCode;
    }

    static HttpRequestMessage Put(string key, string text)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/v1/documents/note") { Content = JsonContent.Create(new { text }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return request;
    }
}
