using System.Text.Json;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api.Clients;

/// <summary>Programs from npm, which others wrote, ask a live server; skipped where they are not installed (<c>npm ci</c> in <c>tests/clients</c>).</summary>
public sealed class NodeClientTests : IAsyncLifetime
{
    static readonly string Folder = Path.Combine(Shared.Repository, "tests", "clients");

    LiveServer? _server;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (!Tool.IsInstalled("node") || !Directory.Exists(Path.Combine(Folder, "node_modules")))
            return;
        _server = new LiveServer();
        await _server.PutAsync("memos%2Fcanal.txt", "Ships waited at sea. Egypt closed the canal in 1956. The harvest was good.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_inspector_lists_the_tools()
    {
        var tools = (await InspectAsync("tools/list")).GetProperty("tools").EnumerateArray().Select(tool => tool.GetProperty("name").GetString());

        Assert.Equal(["fetch", "list_collections", "search", "search_passages", "verify_quote"], tools.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_inspector_searches_and_fetches()
    {
        var found = Structured(await InspectAsync("tools/call", "--tool-name", "search", "--tool-arg", "query=Who closed the canal?"));
        var id = found.GetProperty("results")[0].GetProperty("id").GetString();
        var fetched = Structured(await InspectAsync("tools/call", "--tool-name", "fetch", "--tool-arg", $"id={id}"));

        Assert.Contains("Egypt closed the canal in 1956.", fetched.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("/documents/memos/canal.txt?at=", fetched.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_openai_package_embeds()
    {
        var embedded = (await AskAsync()).GetProperty("embeddings");

        Assert.Equal(2, embedded.GetProperty("count").GetInt32());
        Assert.InRange(embedded.GetProperty("dimensions").GetInt32(), 64, 4_096);
        Assert.InRange(embedded.GetProperty("length").GetDouble(), 0.999, 1.001);
    }

    [Fact]
    public async Task The_openai_package_searches_a_vector_store()
    {
        var found = (await AskAsync()).GetProperty("found");

        Assert.Equal("memos/canal.txt", found[0].GetProperty("filename").GetString());
        Assert.Contains("Egypt closed the canal", found[0].GetProperty("content")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(found[0].GetProperty("attributes").GetProperty("citation").GetString()));
    }

    [Fact]
    public async Task The_openai_package_is_answered_in_a_stream_with_sources()
    {
        var chat = (await AskAsync()).GetProperty("chat");

        Assert.Contains("Egypt closed the canal in 1956.", chat.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("stop", chat.GetProperty("finish").GetString());
        Assert.InRange(chat.GetProperty("pieces").GetInt32(), 2, 100);
        Assert.Contains("/documents/memos/canal.txt?at=", chat.GetProperty("urls")[0].GetString(), StringComparison.Ordinal);
    }

    async Task<JsonElement> InspectAsync(string method, params string[] more) => Parse(await NodeAsync(
        [Path.Combine("node_modules", "@modelcontextprotocol", "inspector", "cli", "build", "cli.js"), "--cli", $"{Address}/mcp", "--transport", "http", "--method", method, .. more]));

    async Task<JsonElement> AskAsync() => Parse(await NodeAsync(["openai.mjs", $"{Address}/openai/v1"]));

    string Address
    {
        get
        {
            Assert.SkipWhen(_server is null, "there is no node, or tests/clients/node_modules is not installed");
            return _server.Address;
        }
    }

    static Task<string> NodeAsync(string[] args) => Script.RunAsync("node", args, Folder, Cancel);

    static JsonElement Structured(JsonElement result) => result.GetProperty("structuredContent");

    static JsonElement Parse(string output) => JsonSerializer.Deserialize<JsonElement>(output);
}
