using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Api;

/// <summary>Runs the programs that the documentation shows, against a live server with the seeds.</summary>
public sealed class ClientExampleTests
{
    const string Page = "docs/clients.md";

    [Theory]
    [InlineData("python", "python3", "example.py", 2)]
    [InlineData("javascript", "node", "example.mjs", 2)]
    [InlineData("sh", "bash", "example.sh", 1)]
    public async Task Every_program_of_the_documentation_works(string language, string program, string file, int atLeast)
    {
        Assert.SkipUnless(Tool.IsInstalled(program), $"there is no {program}");
        Assert.SkipUnless(language != "sh" || (Tool.IsInstalled("curl") && Tool.IsInstalled("jq")), "there is no curl or no jq");
        await using var server = new LiveServer(("FirstStart:Folder", "seeds"));
        using var folder = new TemporaryFolder();
        var blocks = CodeBlock.In(Page).Where(block => block.Language == language).ToList();

        Assert.True(blocks.Count >= atLeast);
        foreach (var block in blocks)
        {
            folder.Write(file, block.Text.Replace("http://localhost:8080", server.Address, StringComparison.Ordinal));
            var output = await Script.RunAsync(program, [folder.At(file)], folder.Path, TestContext.Current.CancellationToken);
            Assert.False(string.IsNullOrWhiteSpace(output), $"nothing is printed by\n{block.Text}");
        }
    }
}
