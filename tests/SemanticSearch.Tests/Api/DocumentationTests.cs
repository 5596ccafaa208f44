using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

/// <summary>Runs the commands that the documentation tells people to run.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("docs/http-api.md", 10)]
    [InlineData("docs/integrations.md", 7)]
    public async Task Every_curl_of_the_documentation_works(string file, int atLeast)
    {
        await using var server = new ApiServer(("FirstStart:Folder", "seeds"));
        using var client = server.CreateClient();
        var commands = CurlCommand.In(file);

        Assert.True(commands.Count >= atLeast);
        foreach (var command in commands)
        {
            using var request = command.ToRequest();
            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{command.Line}\n{(int)response.StatusCode} {body}");
        }
    }
}
