using System.Text.Json;
using SemanticSearch.Cli;
using SemanticSearch.Jobs;
using SemanticSearch.Tests.Support;
using Library = SemanticSearch.Tests.Support.Library;

namespace SemanticSearch.Tests.Cli;

public sealed class GenerationCommandsTests : IDisposable
{
    readonly CliScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_rebuilt_index_takes_the_place_of_the_live_one_and_rollback_returns()
    {
        var other = await IndexAndRebuildAsync();

        var search = (await _scene.RunAsync("search", "grain export", "--json")).Exits(ExitCodes.Success);
        Assert.Equal(Path.GetFileName(other), search.Json.GetProperty("model").GetString());
        Assert.Equal("docs/grain.txt", search.Json.GetProperty("passages")[0].GetProperty("documentId").GetString());

        // What is written now must not be lost by going back.
        _scene.Write("docs/summit.txt", "The summit of the embargo.");
        (await _scene.RunAsync("index", _scene.At("docs"))).Exits(ExitCodes.Success);
        (await _scene.RunAsync("rollback")).Exits(ExitCodes.Success);
        search = (await _scene.RunAsync("search", "summit embargo", "--json")).Exits(ExitCodes.Success);
        Assert.Equal(Path.GetFileName(_scene.Model), search.Json.GetProperty("model").GetString());
        Assert.Equal("docs/summit.txt", search.Json.GetProperty("passages")[0].GetProperty("documentId").GetString());
    }

    [Fact]
    public async Task A_rebuilt_index_can_wait_and_be_tried_before_it_is_swapped_in()
    {
        var other = await IndexAndRebuildAsync("--swap", "manual");

        var generations = (await _scene.RunAsync("generations", "--json")).Exits(ExitCodes.Success).Json;
        Assert.Equal(["live", "building"], generations.EnumerateArray().Select(g => g.GetProperty("state").GetString()));
        Assert.Contains(" ready ", (await _scene.RunAsync("generations")).Exits(ExitCodes.Success).Out, StringComparison.Ordinal);
        var id = generations[1].GetProperty("id").GetInt64();
        var tried = (await _scene.RunAsync("search", "grain", "--collection", $"default@{id}", "--json")).Exits(ExitCodes.Success);
        Assert.Equal(Path.GetFileName(other), tried.Json.GetProperty("model").GetString());
        var live = (await _scene.RunAsync("search", "grain", "--json")).Exits(ExitCodes.Success);
        Assert.Equal(Path.GetFileName(_scene.Model), live.Json.GetProperty("model").GetString());

        (await _scene.RunAsync("swap", $"{id}")).Exits(ExitCodes.Success);
        live = (await _scene.RunAsync("search", "grain", "--json")).Exits(ExitCodes.Success);
        Assert.Equal(Path.GetFileName(other), live.Json.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Both_are_asked_the_same_questions()
    {
        var questions = _scene.Write(
            "questions.jsonl", """{"question":"grain export","document":"docs/grain.txt","answer":"The export of grain."}""");
        await IndexAndRebuildAsync();
        var run = await _scene.RunAsync("rebuild", "--chunk-tokens", "40", "--questions", questions, "--json");

        var answers = run.Exits(ExitCodes.Success).Json.GetProperty("answers");
        Assert.Equal(2, answers.GetArrayLength());
        Assert.Equal(2, run.Json.GetProperty("speeds").GetArrayLength());
        var job = (await _scene.RunAsync("jobs", "list", "--json")).Exits(ExitCodes.Success).Json[0];
        Assert.Equal((run.Json.GetProperty("job").GetString(), "rebuild"), (job.GetProperty("id").GetString(), job.GetProperty("kind").GetString()));
        Assert.All(answers.EnumerateArray(), answer => Assert.Equal(1, answer.GetProperty("measures").GetProperty("ndcg@10").GetDouble()));
    }

    [Theory]
    [InlineData(null, "there is no '")]
    [InlineData("grain export\n", "line 1 of '")]
    [InlineData("""{"question":"grain export","document":"docs/gone.txt"}""", "'docs/gone.txt', the document of question '1'")]
    public async Task Questions_that_are_no_use_are_told_of_before_anything_is_built(string? questions, string message)
    {
        await IndexAsync();
        if (questions is not null)
            _scene.Write("questions.jsonl", questions);

        var run = (await _scene.RunAsync("rebuild", "--chunk-tokens", "40", "--questions", _scene.At("questions.jsonl"))).Exits(ExitCodes.Usage);

        Assert.StartsWith(message, run.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await _scene.RunAsync("generations", "--json")).Json.GetArrayLength());
        Assert.Equal(1, (await _scene.RunAsync("jobs", "list", "--json")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_rebuild_with_questions_is_swapped_in_only_by_the_command_that_asks_them()
    {
        await IndexAsync();
        var questions = _scene.Write("questions.jsonl", """{"question":"grain export","document":"docs/grain.txt"}""");
        (await _scene.RunAsync("rebuild", "--chunk-tokens", "40", "--questions", questions)).Exits(ExitCodes.Success);
        JsonElement parameters;
        await using (var library = new Library(_scene.Data, TimeProvider.System))
        {
            var built = (await library.Jobs.ListAsync(null, null, 1, TestContext.Current.CancellationToken))[0];
            parameters = built.Parameters;
            await library.Rebuilder.RollBackAsync("default", TestContext.Current.CancellationToken);
            await library.Jobs.AddAsync("default", built.Kind, parameters, TestContext.Current.CancellationToken);
        }

        var resumed = (await _scene.RunAsync("jobs", "resume")).Exits(ExitCodes.Success);

        Assert.Equal(RebuildJob.ParametersOf(2, swaps: false).GetRawText(), parameters.GetRawText());
        Assert.EndsWith("\n'semsearch swap 2 --collection default' makes generation 2 live\n", resumed.Out, StringComparison.Ordinal);
        var generations = (await _scene.RunAsync("generations", "--json")).Exits(ExitCodes.Success).Json;
        Assert.Equal(["live", "previous"], generations.EnumerateArray().Select(g => g.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task Generations_beyond_those_that_are_kept_are_deleted()
    {
        await IndexAndRebuildAsync();
        (await _scene.RunAsync("rebuild", "--chunk-tokens", "40")).Exits(ExitCodes.Success);
        Assert.Equal(2, (await _scene.RunAsync("generations", "--json")).Json.GetArrayLength());

        (await _scene.RunAsync("prune", "--keep", "0")).Exits(ExitCodes.Success);

        Assert.Equal(1, (await _scene.RunAsync("generations", "--json")).Json.GetArrayLength());
        var failure = (await _scene.RunAsync("rollback")).Exits(ExitCodes.Failed);
        Assert.Contains("no generation before", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_rebuilt_that_would_be_the_same()
    {
        await IndexAndRebuildAsync();

        var run = (await _scene.RunAsync("rebuild")).Exits(ExitCodes.Usage);

        Assert.Contains("indexed so already", run.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searching_with_another_model_than_the_index_s_is_an_error_that_says_what_to_do()
    {
        _scene.Write("docs/grain.txt", "The export of grain.");
        await _scene.IndexAsync(_scene.At("docs"));
        var other = TinyModel.Write(_scene.At("other"), "grain", "export");

        var run = (await _scene.RunAsync("search", "grain", "--model", other)).Exits(ExitCodes.Failed);

        Assert.Contains("semsearch rebuild", run.Message, StringComparison.Ordinal);
    }

    async Task<string> IndexAndRebuildAsync(params string[] options)
    {
        await IndexAsync();
        var other = TinyModel.Write(_scene.At("other"), "grain", "export", "border", "treaty", "summit", "embargo", "the", "of", ".");
        (await _scene.RunAsync(["rebuild", "--model", other, .. options])).Exits(ExitCodes.Success);
        return other;
    }

    async Task IndexAsync()
    {
        _scene.Write("docs/grain.txt", "The export of grain.");
        _scene.Write("docs/border.txt", "The border of the treaty.");
        await _scene.IndexAsync(_scene.At("docs"));
    }
}
