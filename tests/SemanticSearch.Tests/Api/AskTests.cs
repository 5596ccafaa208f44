using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Api.Asking;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

public sealed class AskTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync(
            "/v1/documents/memo.txt", new { text = "Ships waited at sea. Egypt closed the canal in 1956. The harvest was good." }, HttpStatusCode.Created);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task An_answer_names_its_sources_and_they_resolve()
    {
        var answer = await _client.PostAsync("/v1/ask", new { question = "When did Egypt close the canal?" });
        var sentence = answer.GetProperty("answer").GetProperty("sentences")[0];
        var source = await _client.GetJsonAsync($"/v1/passages/{sentence.GetProperty("sources")[0].GetProperty("citation").GetString()}");

        Assert.Equal("extractive", answer.GetProperty("answer").GetProperty("kind").GetString());
        Assert.Equal(sentence.GetProperty("text").GetString(), source.GetProperty("text").GetString());
        Assert.Contains("1956", answer.GetProperty("answer").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_for_events_it_comes_as_passages_sentences_and_an_end()
    {
        var events = await EventsAsync("When did Egypt close the canal?");

        Assert.Equal("passages", events[0].Name);
        Assert.Equal("memo.txt", events[0].Data.GetProperty("search").GetProperty("passages")[0].GetProperty("documentId").GetString());
        Assert.All(events[1..^1], one => Assert.Equal("sentence", one.Name));
        Assert.Equal("end", events[^1].Name);
        Assert.Equal(events.Count - 2, events[^1].Data.GetProperty("answer").GetProperty("sentences").GetArrayLength());
    }

    [Fact]
    public async Task What_a_lying_model_writes_is_marked_in_one_answer_and_in_events()
    {
        var model = new ScriptedModel(
            "Egypt closed the canal in 1956. [1] ", "He called it \"a thousand years of war. ", "There is no peace.\" [1] ", "Others said ‘it never closed’. [9] ");
        await using var lying = _server.WithWebHostBuilder(host => host.ConfigureServices(services => services.AddSingleton<IChatClient>(model)));
        using var client = lying.CreateClient();

        var answer = await client.PostAsync("/v1/ask", new { question = "When did Egypt close the canal?" });
        var events = await EventsAsync("When did Egypt close the canal?", client);
        var written = events.Where(one => one.Name == "sentence").Select(one => one.Data.GetProperty("sentence"));

        foreach (var sentences in (JsonElement[][])[[.. answer.GetProperty("answer").GetProperty("sentences").EnumerateArray()], [.. written]])
        {
            Assert.Equal([1, 1, 0], sentences.Select(sentence => sentence.GetProperty("sources").GetArrayLength()));
            Assert.Equal(
                ["", "a thousand years of war. There is no peace.", "it never closed"],
                sentences.Select(sentence => string.Join('|', sentence.GetProperty("unverifiedQuotes").EnumerateArray())));
        }
        Assert.Equal(["1 of 3 sentences name no passage that there is", "2 quotations stand in none of the passages that their sentences name"], WarningsOf(answer));
        Assert.Equal(WarningsOf(answer), WarningsOf(events[^1].Data));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task What_is_wrong_is_a_problem_and_no_stream(string accept)
    {
        using var request = Request("", accept);

        await Http.ReadAsync(await _client.SendAsync(request, Cancel), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("localhost:11434", "m", "is no address")]
    [InlineData("http://localhost:11434/v1", "", "name the model")]
    public void A_language_model_that_cannot_be_asked_is_refused(string address, string model, string reason)
    {
        var options = new LanguageModelOptions { Address = address, Model = model };

        var problem = Assert.Single(options.Validate(new ValidationContext(options)));

        Assert.Contains(reason, problem.ErrorMessage, StringComparison.Ordinal);
    }

    static List<string?> WarningsOf(JsonElement answer) => [.. answer.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString())];

    async Task<List<(string Name, JsonElement Data)>> EventsAsync(string question, HttpClient? client = null)
    {
        using var request = Request(question, "text/event-stream");
        var response = await (client ?? _client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var events = new List<(string, JsonElement)>();
        await foreach (var one in SseParser.Create(await response.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel))
            events.Add((one.EventType, JsonSerializer.Deserialize<JsonElement>(one.Data)));
        return events;
    }

    static HttpRequestMessage Request(string question, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/ask")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { question }), System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        return request;
    }
}
