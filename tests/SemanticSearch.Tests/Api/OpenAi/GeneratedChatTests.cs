using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.OpenAi;

public sealed class GeneratedChatTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_language_model_makes_up_is_marked()
    {
        var pieces = await StreamAsync(new ScriptedModel("Egypt closed it in 1956. [1] ", "They spoke of \"a thousand years of war\". [1] "));
        var text = TextOf(pieces);

        Assert.Contains("\"a thousand years of war\". [not in the sources: a thousand years of war]", text, StringComparison.Ordinal);
        var notes = pieces.Where(piece => piece.TryGetProperty("annotations", out _)).Select(piece => piece.GetProperty("annotations")[0].GetProperty("url_citation")).ToList();
        Assert.Equal(2, notes.Count);
        Assert.EndsWith("war\".", text[..notes[1].GetProperty("end_index").GetInt32()], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_it_fails_a_remark_says_so_and_sentences_of_the_sources_follow()
    {
        var text = TextOf(await StreamAsync(new ScriptedModel("They agreed. [1] It ", "rained. Then") { Failure = new HttpRequestException("no route to host") }));

        var remark = text.IndexOf("does not stand", StringComparison.Ordinal);
        Assert.InRange(remark, 1, text.Length);
        Assert.Contains("Egypt closed the canal in 1956.", text[remark..], StringComparison.Ordinal);
    }

    static async Task<List<JsonElement>> StreamAsync(ScriptedModel model)
    {
        await using var server = new ApiServer();
        await using var generating = server.WithWebHostBuilder(host => host.ConfigureServices(services => services.AddSingleton<IChatClient>(model)));
        using var client = generating.CreateClient();
        await client.PutAsync("/v1/documents/memo.txt", new { text = "Ships waited at sea. Egypt closed the canal in 1956." }, HttpStatusCode.Created);

        using var response = await client.PostAsJsonAsync(
            "/openai/v1/chat/completions",
            new { model = "semantic-search", stream = true, messages = new[] { new { role = "user", content = "When did Egypt close the canal?" } } },
            Cancel);
        var data = await SseParser.Create(await response.Content.ReadAsStreamAsync(Cancel)).EnumerateAsync(Cancel).Select(one => one.Data).ToListAsync(Cancel);
        Assert.Equal("[DONE]", data[^1]);
        return [.. data[..^1].Select(one => JsonSerializer.Deserialize<JsonElement>(one).GetProperty("choices")[0].GetProperty("delta"))];
    }

    static string TextOf(List<JsonElement> pieces) =>
        string.Concat(pieces.Select(piece => piece.TryGetProperty("content", out var content) ? content.GetString() : ""));
}
