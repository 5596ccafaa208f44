using SemanticSearch.Cli;
using SemanticSearch.Tests.Support;

namespace SemanticSearch.Tests.Cli;

public sealed class CommandLineTests : IDisposable
{
    readonly CliScene _scene = new();

    static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_help_lists_commands_and_exit_codes_and_is_what_no_arguments_get()
    {
        var help = (await _scene.RunAsync("--help")).Exits(ExitCodes.Success);
        var nothing = (await _scene.RunExactlyAsync(Cancellation)).Exits(ExitCodes.Success);

        Assert.Equal(help.Out, nothing.Out);
        foreach (var word in (string[])["index", "search", "quote", "status", "delete", "models", "eval", "Exit codes:", "130"])
            Assert.Contains(word, help.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_printed()
    {
        var version = (await _scene.RunExactlyAsync(Cancellation, "--version")).Exits(ExitCodes.Success);

        Assert.Matches(@"^\d+\.\d+", version.Out);
    }

    [Theory]
    [InlineData("semsearch --help", "find")]
    [InlineData("semsearch models --help", "models")]
    [InlineData("semsearch models pull --help", "models", "pull")]
    [InlineData("semsearch index --help", "index")]
    [InlineData("semsearch delete --help", "delete")]
    public async Task A_wrong_command_line_is_one_line_that_leads_to_the_help(string help, params string[] args)
    {
        var run = (await _scene.RunAsync(args)).Exits(ExitCodes.Usage);

        Assert.EndsWith($"; see: {help}", run.Message, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task A_setting_out_of_its_range_is_a_wrong_command_line()
    {
        var run = await _scene.RunExactlyAsync(Cancellation, "status", "--data", "");

        Assert.Contains("DataFolder", run.Exits(ExitCodes.Usage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_indexed_yet_is_no_failure_of_status()
    {
        var text = (await _scene.RunAsync("status")).Exits(ExitCodes.Success);
        var json = (await _scene.RunAsync("status", "--json")).Exits(ExitCodes.Success);

        Assert.Contains("nothing is indexed", text.Message, StringComparison.Ordinal);
        Assert.Equal("[]\n", json.Out);
    }

    [Fact]
    public async Task Status_shows_one_collection_if_one_is_named()
    {
        var document = _scene.Write("grain.txt", "The export of grain.");
        await _scene.IndexAsync(document, "--collection", "memos");
        await _scene.IndexAsync(document, "--collection", "speeches");

        var all = (await _scene.RunAsync("status", "--json")).Exits(ExitCodes.Success).Json;
        var one = (await _scene.RunAsync("status", "--json", "--collection", "memos")).Exits(ExitCodes.Success).Json;
        var table = (await _scene.RunAsync("status", "--collection", "speeches")).Exits(ExitCodes.Success).Out.Split('\n');
        var none = await _scene.RunAsync("status", "--collection", "letters");

        Assert.Equal(["memos", "speeches"], all.EnumerateArray().Select(collection => collection.GetProperty("name").GetString()));
        Assert.Equal("memos", Assert.Single(one.EnumerateArray()).GetProperty("name").GetString());
        Assert.StartsWith("COLLECTION  DOCUMENTS  CHUNKS  TOKENS  FAILED  LAST CHANGE", table[0], StringComparison.Ordinal);
        Assert.StartsWith("speeches            1       1       5       0  20", table[1], StringComparison.Ordinal);
        Assert.EndsWith(_scene.Model, table[1], StringComparison.Ordinal);
        none.Exits(ExitCodes.Failed);
    }

    [Fact]
    public async Task Documents_that_failed_are_listed_with_their_reasons_until_they_do_not()
    {
        await _scene.IndexAsync(_scene.Write("grain.txt", "The export of grain."));
        var none = (await _scene.RunAsync("status", "--failures")).Exits(ExitCodes.Success);
        var empty = _scene.Write("empty.txt", "");
        (await _scene.RunAsync("index", empty, "--model", _scene.Model)).Exits(ExitCodes.Incomplete);

        var table = (await _scene.RunAsync("status")).Out.Split('\n');
        var text = (await _scene.RunAsync("status", "--failures")).Exits(ExitCodes.Success);
        var json = Assert.Single((await _scene.RunAsync("status", "--failures", "--json")).Exits(ExitCodes.Success).Json.EnumerateArray());
        await _scene.IndexAsync(_scene.Write("empty.txt", "The export of wheat."));
        var mended = (await _scene.RunAsync("status", "--failures", "--json")).Exits(ExitCodes.Success);

        Assert.Equal(("", "No document failed.\n"), (none.Out, none.Error));
        Assert.StartsWith("default             1       1       5       1  20", table[1], StringComparison.Ordinal);
        Assert.Contains("empty.txt", text.Out, StringComparison.Ordinal);
        Assert.Equal(("default", "empty.txt"), (json.GetProperty("collection").GetString(), json.GetProperty("id").GetString()));
        Assert.StartsWith("'empty.txt'", json.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("[]\n", mended.Out);
    }

    [Fact]
    public async Task Deleting_what_is_not_there_is_told_and_the_rest_is_deleted()
    {
        await _scene.IndexAsync(_scene.Write("grain.txt", "The export of grain."));

        var run = (await _scene.RunAsync("delete", "wheat.txt", "grain.txt", "--json")).Exits(ExitCodes.Incomplete);
        var nowhere = await _scene.RunAsync("delete", "grain.txt", "--collection", "memos");

        Assert.Equal("there is no document 'wheat.txt' in collection 'default'", run.Message);
        Assert.Equal("""{"collection":"default","deleted":["grain.txt"],"missing":["wheat.txt"]}""" + "\n", run.Out);
        nowhere.Exits(ExitCodes.Failed);
    }
}
