using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

/// <summary><c>semsearch mcp</c> as a program of its own, started and asked by the official client.</summary>
public sealed class McpCommandTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "urn:semantic-search:passage:")]
    [InlineData("https://search.example.org", "https://search.example.org/documents/memo.txt?at=")]
    public async Task Over_standard_input_and_output_it_finds_and_fetches(string? server, string address)
    {
        using var scene = new CliScene();
        await scene.IndexAsync(scene.Write("memo.txt", "Egypt closed the canal by treaty."));
        await using var client = await McpClient.CreateAsync(
            new StdioClientTransport(new StdioClientTransportOptions
            {
                Name = "semsearch",
                Command = Path.Combine(AppContext.BaseDirectory, "semsearch"),
                Arguments = ["--data", scene.Data, "mcp", .. server is null ? (string[])[] : ["--server", server]],
            }),
            cancellationToken: Cancel);

        var found = await CallAsync(client, "search", "query", "the treaty of the canal");
        var result = found.GetProperty("results")[0];
        var fetched = await CallAsync(client, "fetch", "id", result.GetProperty("id").GetString()!);

        Assert.StartsWith(address, result.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Equal("Egypt closed the canal by treaty.", fetched.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("search.example.org")]
    [InlineData("ftp://search.example.org")]
    public async Task An_address_that_is_none_is_refused(string server)
    {
        using var scene = new CliScene();

        var run = (await scene.RunAsync("mcp", "--server", server)).Exits(ExitCodes.Usage);

        Assert.Contains($"--server is '{server}'", run.Message, StringComparison.Ordinal);
    }

    static async Task<JsonElement> CallAsync(McpClient client, string tool, string argument, string value)
    {
        var result = await client.CallToolAsync(tool, new Dictionary<string, object?> { [argument] = value }, cancellationToken: Cancel);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.True(result.IsError is not true, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}
