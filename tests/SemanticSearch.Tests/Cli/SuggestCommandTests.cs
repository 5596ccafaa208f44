using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class SuggestCommandTests : IDisposable
{
    readonly CliScene _scene = new();

    public SuggestCommandTests() => _scene.Write("briefs/grain.md", "# Grain and borders\n\nThe export of grain. The embargo of the border.");

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Completions_and_corrections_are_shown()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var completed = (await _scene.RunAsync("suggest", "gra")).Exits(ExitCodes.Success);
        var corrected = (await _scene.RunAsync("suggest", "the", "emabrgo")).Exits(ExitCodes.Success);
        var neither = (await _scene.RunAsync("suggest", "zzz")).Exits(ExitCodes.Success);

        Assert.Matches(@"^title\s+1  Grain and borders\s*$", completed.Out);
        Assert.Equal("Did you mean: the embargo", corrected.Out.Trim());
        Assert.Contains("nothing fits", neither.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_the_answer_of_the_library()
    {
        await _scene.IndexAsync(_scene.At("briefs"));

        var answer = (await _scene.RunAsync("suggest", "gra", "--json")).Exits(ExitCodes.Success).Json;

        Assert.Equal("title", answer.GetProperty("completions")[0].GetProperty("kind").GetString());
    }
}
