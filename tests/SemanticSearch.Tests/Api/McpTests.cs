using System.Net;
using System.Text.Json;
using Json.Schema;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
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
    public async Task Answers_are_of_the_shape_that_the_tools_tell()
    {
        var shapes = (await _tools.ListToolsAsync(cancellationToken: Cancel)).ToDictionary(
            tool => tool.Name, tool => JsonSchema.FromText(tool.ProtocolTool.OutputSchema!.Value.GetRawText(), new BuildOptions { SchemaRegistry = new SchemaRegistry() }));
        var found = await CallAsync("search", ("query", "Who closed the canal?"));
        Dictionary<string, JsonElement[]> answers = new()
        {
            ["search"] = [found],
            ["fetch"] = [await CallAsync("fetch", ("id", found.GetProperty("results")[0].GetProperty("id").GetString()!))],
            ["search_passages"] =
            [
                await CallAsync("search_passages", ("query", "Who closed the canal?")),
                await CallAsync("search_passages", ("query", "canal"), ("filter", new { type = "eq", key = "country", value = "FRA" })),
            ],
            ["verify_quote"] =
            [
                await CallAsync("verify_quote", ("quote", "Egypt closed the canal in 1956.")),
                await CallAsync("verify_quote", ("quote", "Egypt opened the canal in 1956.")),
                await CallAsync("verify_quote", ("quote", "Nobody ever closed the canal for any reason whatever.")),
            ],
            ["list_collections"] = [await CallAsync("list_collections")],
        };

        Assert.Equal(shapes.Keys.Order(), answers.Keys.Order());
        foreach (var (tool, all) in answers)
            Assert.All(all, answer => Assert.True(
                shapes[tool].Evaluate(answer).IsValid, $"{tool}: {JsonSerializer.Serialize(shapes[tool].Evaluate(answer, new EvaluationOptions { OutputFormat = OutputFormat.List }))}"));
    }

    [Fact]
    public async Task Enumerations_have_the_names_of_the_API()
    {
        var tool = (await _tools.ListToolsAsync(cancellationToken: Cancel)).Single(one => one.Name == "search_passages");
        var found = await CallAsync("search_passages", ("query", "Who closed the canal?"));

        Assert.Contains("\"overlaps\"", tool.JsonSchema.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Overlaps\"", tool.JsonSchema.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("strong", found.GetProperty("passages")[0].GetProperty("relevance").GetString());
    }

    [Theory]
    [InlineData("search_passages", "{\"query\": \"canal\", \"limit\": 0}", "'limit' is 0")]
    [InlineData("search_passages", "{\"query\": \"canal\", \"filter\": {\"type\": \"equals\", \"key\": \"country\"}}", "type")]
    [InlineData("search_passages", "{\"query\": \"canal\", \"filter\": \"country = EGY\"}", "input schema")]
    [InlineData("search_passages", "{\"limit\": 3}", "query")]
    [InlineData("verify_quote", "{\"quote\": \"canal\"}", "quote")]
    public async Task A_call_that_cannot_be_is_refused_with_the_reason_and_not_logged_as_a_failure(string tool, string arguments, string reason)
    {
        using var log = new KeptLog();
        await using var server = new ApiServer();
        await using var logged = server.WithWebHostBuilder(host => host.ConfigureLogging(logging => logging.AddProvider(log).AddFilter<KeptLog>(null, LogLevel.Warning)));
        using var client = logged.CreateClient();
        await using var tools = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = new Uri(client.BaseAddress!, "/mcp") }, client), cancellationToken: Cancel);

        var result = await tools.CallToolAsync(tool, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!, cancellationToken: Cancel);

        Assert.True(result.IsError);
        Assert.Contains(reason, Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text, StringComparison.Ordinal);
        Assert.Empty(log.Messages);
    }

    [Fact]
    public async Task A_search_lists_a_document_once()
    {
        var found = await CallAsync("search", ("query", "a long text about the tides"));

        Assert.Single(found.GetProperty("results").EnumerateArray(), one => one.GetProperty("title").GetString() == "Long");
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
