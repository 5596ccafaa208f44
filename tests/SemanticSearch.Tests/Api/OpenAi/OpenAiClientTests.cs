using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using OpenAI;
using OpenAI.Chat;
using SemanticSearch.Tests.Support;

// Annotations are new in the client, and what these tests are about.
#pragma warning disable OPENAI001

namespace SemanticSearch.Tests.Api.OpenAi;

/// <summary>Asks by OpenAI's own client.</summary>
public sealed class OpenAiClientTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _http = null!;
    OpenAIClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _http = _server.CreateClient();
        _client = new OpenAIClient(new ApiKeyCredential("none"), new OpenAIClientOptions
        {
            Endpoint = new Uri(_http.BaseAddress!, "/openai/v1"),
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(0),
        });
        await _http.PutAsync(
            "/v1/documents/memos/canal.txt",
            new { text = "Ships waited at sea. Egypt closed the canal in 1956. The harvest was good." },
            HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task It_embeds_texts_in_their_order_and_counts_tokens()
    {
        var client = _client.GetEmbeddingClient("built-in");

        var both = (await client.GenerateEmbeddingsAsync(["the canal", "the harvest"], cancellationToken: Cancel)).Value;
        var alone = (await client.GenerateEmbeddingAsync("the harvest", cancellationToken: Cancel)).Value;

        Assert.Equal(alone.ToFloats().ToArray(), both[1].ToFloats().ToArray());
        Assert.NotEqual(both[0].ToFloats().ToArray(), both[1].ToFloats().ToArray());
        Assert.InRange(both.Usage.InputTokenCount, 6, 20);
    }

    [Fact]
    public async Task Numbers_and_base64_are_the_same_vector()
    {
        var numbers = await EmbedAsync("float");
        var bytes = Convert.FromBase64String((await EmbedAsync("base64")).GetString()!);

        Assert.Equal(numbers.EnumerateArray().Select(number => number.GetSingle()), Enumerable.Range(0, bytes.Length / 4).Select(i => BitConverter.ToSingle(bytes, i * 4)));
    }

    [Theory]
    [InlineData("text-embedding-3-small", null, HttpStatusCode.NotFound, "built-in")]
    [InlineData("/etc", null, HttpStatusCode.NotFound, "built-in")]
    [InlineData("built-in", 7, HttpStatusCode.BadRequest, "dimensions")]
    public async Task What_is_wrong_is_told_in_their_shape(string model, int? dimensions, HttpStatusCode status, string reason)
    {
        var response = await _http.PostAsJsonAsync(
            "/openai/v1/embeddings", new { model, input = "a", dimensions }, Cancel);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error");

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(reason, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_text_that_is_longer_than_the_model_reads_is_refused()
    {
        var response = await _http.PostAsJsonAsync(
            "/openai/v1/embeddings", new { model = "built-in", input = new[] { "short", string.Join(' ', Enumerable.Repeat("canal", 200_000)) } }, Cancel);
        var message = (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("error").GetProperty("message").GetString();

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'input[1]' has 200000 tokens", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_among_messages_is_refused()
    {
        var response = await _http.PostAsJsonAsync("/openai/v1/chat/completions", new { model = "semantic-search", messages = new object?[] { null } }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("'messages' has null", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chat_with_long_turns_goes_on()
    {
        var filler = string.Join(' ', Enumerable.Repeat("and so on", 4_000));

        ChatCompletion completion = await _client.GetChatClient("semantic-search/default").CompleteChatAsync(
            [new UserChatMessage(filler), new AssistantChatMessage(filler), new UserChatMessage($"{filler} When did Egypt close the canal?")],
            cancellationToken: Cancel);

        Assert.Contains("Egypt closed the canal in 1956.", completion.Content[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_those_that_embed_and_a_name_for_each_collection()
    {
        var models = (await _client.GetOpenAIModelClient().GetModelsAsync(Cancel)).Value;

        Assert.Equal(["built-in", "semantic-search/default"], models.Select(model => model.Id));
        Assert.Equal("semantic-search/default", (await _client.GetOpenAIModelClient().GetModelAsync("semantic-search/default", Cancel)).Value.Id);
    }

    [Fact]
    public async Task A_chat_is_answered_with_notes_to_each_part()
    {
        ChatCompletion completion = await _client.GetChatClient("semantic-search/default").CompleteChatAsync(
            [new SystemChatMessage("Be brief."), new UserChatMessage("When did Egypt close the canal?")], cancellationToken: Cancel);
        var text = completion.Content[0].Text;

        Assert.Contains("Egypt closed the canal in 1956.", text, StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.NotEmpty(completion.Annotations);
        foreach (var note in completion.Annotations)
        {
            var cited = QueryHelpers.ParseQuery(note.WebResourceUri.Query)["at"];
            var source = await _http.GetJsonAsync($"/v1/passages/{cited}");
            var page = await _http.GetStringAsync(note.WebResourceUri.PathAndQuery, Cancel);
            Assert.Contains("id=\"passage\"", page, StringComparison.Ordinal);
            Assert.Equal(source.GetProperty("text").GetString(), text[note.StartIndex..note.EndIndex]);
        }
    }

    [Fact]
    public async Task A_streamed_chat_says_the_same()
    {
        ChatMessage[] question = [new UserChatMessage("When did Egypt close the canal?")];
        var client = _client.GetChatClient("semantic-search");
        var text = new StringBuilder();
        ChatFinishReason? end = null;

        await foreach (var update in client.CompleteChatStreamingAsync(question, cancellationToken: Cancel))
        {
            text.AppendJoin("", update.ContentUpdate.Select(part => part.Text));
            end = update.FinishReason ?? end;
        }

        Assert.Equal(((ChatCompletion)await client.CompleteChatAsync(question, cancellationToken: Cancel)).Content[0].Text, text.ToString());
        Assert.Equal(ChatFinishReason.Stop, end);
    }

    [Theory]
    [InlineData("gpt-5")]
    [InlineData("semantic-search/nowhere")]
    public async Task A_chat_with_a_model_that_is_not_there_fails_before_it_streams(string model)
    {
        var failure = await Assert.ThrowsAsync<ClientResultException>(async () =>
        {
            await foreach (var _ in _client.GetChatClient(model).CompleteChatStreamingAsync([new UserChatMessage("Why?")], cancellationToken: Cancel))
                Assert.Fail("it streams");
        });

        Assert.Equal(404, failure.Status);
    }

    async Task<JsonElement> EmbedAsync(string format) =>
        (await _http.PostAsync("/openai/v1/embeddings", new { model = "built-in", input = "the canal", encoding_format = format, user = "somebody" }))
        .GetProperty("data")[0].GetProperty("embedding");
}
