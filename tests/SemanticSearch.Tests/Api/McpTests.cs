using System.Net;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SemanticSearch.Mcp;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

/// <summary>The tools for language models, called by the official client.</summary>
public sealed class McpTests : IAsyncLifetime
{
    readonly ApiServer _server = new();
    HttpClient _client = null!;
    McpClient _tools = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _client = _server.CreateClient();
        await _client.PutAsync(
            "/v1/documents/canal/memo.txt",
            new { text = "Ships waited at sea. Egypt closed the canal in 1956. The harvest was good.", title = "The canal", metadata = new { country = "EGY", date = "1956-11-05" } },
            HttpStatusCode.Created);
        await _client.PutAsync("/v1/documents/long.txt", new { text = LongText(), title = "Long" }, HttpStatusCode.Created);
        _tools = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(_client.BaseAddress!, "/mcp") }, _client), cancellationToken: Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Its_tools_only_read_and_tell_the_shape_of_their_answers()
    {
        var tools = await _tools.ListToolsAsync(cancellationToken: Cancel);

        Assert.Equal(["fetch", "list_collections", "search", "search_passages", "verify_quote"], tools.Select(tool => tool.Name).Order(StringComparer.Ordinal));
        Assert.All(tools, tool =>
        {
            Assert.True(tool.ProtocolTool.Annotations?.ReadOnlyHint);
            Assert.False(tool.ProtocolTool.Annotations?.OpenWorldHint);
            Assert.Equal("object", tool.ProtocolTool.OutputSchema!.Value.GetProperty("type").GetString());
        });
    }

    [Fact]
    public async Task A_search_finds_what_fetch_reads()
    {
        var found = await CallAsync("search", ("query", "Who closed the canal?"));
        var first = found.GetProperty("results")[0];
        var fetched = await CallAsync("fetch", ("id", first.GetProperty("id").GetString()!));

        Assert.Equal("The canal", first.GetProperty("title").GetString());
        Assert.StartsWith("http://localhost/documents/canal/memo.txt?at=", first.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal(["id", "metadata", "text", "title", "url"], fetched.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Contains("closed the canal in 1956", fetched.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("canal/memo.txt", fetched.GetProperty("metadata").GetProperty("documentId").GetString());
    }

    [Fact]
    public async Task A_long_document_comes_in_parts_that_are_the_whole_together()
    {
        var found = await CallAsync("search", ("query", "sentence number 1 of a long text"));
        var id = found.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("id").GetString()!).First(one => one.Split('-')[1] == "0");
        var text = "";
        for (string? next = id; next is not null;)
        {
            var part = await CallAsync("fetch", ("id", next));
            text += part.GetProperty("text").GetString();
            next = part.GetProperty("metadata").TryGetProperty("next", out var more) ? more.GetString() : null;
            Assert.InRange(part.GetProperty("text").GetString()!.Length, 1, SearchTools.MostCharacters);
        }

        Assert.Equal(LongText(), text);
    }

    [Fact]
    public async Task Filters_narrow_passages()
    {
        var found = await CallAsync(
            "search_passages", ("query", "canal"), ("filter", new { type = "in", key = "country", value = new[] { "EGY" } }), ("limit", 3));

        Assert.Equal("canal/memo.txt", Assert.Single(found.GetProperty("passages").EnumerateArray()).GetProperty("documentId").GetString());
        Assert.Equal(1, found.GetProperty("total").GetProperty("documents").GetInt32());
    }

    [Theory]
    [InlineData("Egypt closed the canal in 1956.", "exact")]
    [InlineData("Nobody ever closed the canal for any reason whatever.", "not_found")]
    public async Task Quotations_are_verified(string quote, string verdict) =>
        Assert.Equal(verdict, (await CallAsync("verify_quote", ("quote", quote))).GetProperty("verdict").GetString());

    [Fact]
    public async Task What_goes_wrong_is_told_to_the_model()
    {
        var result = await _tools.CallToolAsync(
            "search_passages", new Dictionary<string, object?> { ["query"] = "canal", ["collection"] = "nowhere" }, cancellationToken: Cancel);

        Assert.True(result.IsError);
        Assert.Contains("nowhere", Assert.IsType<TextContentBlock>(result.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_of_other_sites_may_not_call_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Headers = { { "Origin", "https://elsewhere.example" } } };

        Assert.Equal(HttpStatusCode.Forbidden, (await _client.SendAsync(request, Cancel)).StatusCode);
    }

    // The same as data and as text.
    async Task<JsonElement> CallAsync(string tool, params (string Name, object Value)[] arguments)
    {
        var result = await _tools.CallToolAsync(tool, arguments.ToDictionary(one => one.Name, one => (object?)one.Value), cancellationToken: Cancel);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(result.IsError is not true, text);
        var structured = JsonSerializer.SerializeToElement(result.StructuredContent);
        Assert.True(JsonElement.DeepEquals(structured, JsonDocument.Parse(text).RootElement));
        return structured;
    }

    static string LongText() => string.Join('\n', Enumerable.Range(1, 4_000).Select(n => $"This is sentence number {n} of a long text about the tides."));
}
